//! Views as JSON: one short text that JavaScript reads at once, instead of a call for each value.

use std::fmt::{self, Write};

use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, Serializer};

/// `view` as JSON. A field that is none is left out, so that it is `undefined` in JavaScript; in a
/// list it is `null`.
///
/// # Errors
/// Where `view` has something of another kind than views have: numbers that are not whole, negative
/// integers, maps, tuples, enums with fields.
pub fn json(view: &impl Serialize) -> Result<String, fmt::Error> {
    let mut writer = Writer {
        text: String::new(),
    };
    view.serialize(&mut writer)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
}

impl Writer {
    fn string(&mut self, text: &str) -> fmt::Result {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(letter);
                }
                '\0'..' ' => write!(self.text, "\\u{:04x}", u32::from(letter))?,
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
        Ok(())
    }

    /// Of a field, before its value. This and the next are no part of `serialize_field` since the
    /// program has a copy of that for each type of fields.
    fn name(&mut self, name: &str) -> fmt::Result {
        self.comma();
        self.string(name)?;
        self.text.push(':');
        Ok(())
    }

    /// Forgets the field that begins at `start`, if it is none. A string would end with a quote.
    fn leave_out_none(&mut self, start: usize) {
        if self.text.ends_with(":null") {
            self.text.truncate(start);
        }
    }

    /// Between two values.
    fn comma(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = List<'a>;
    type SerializeStruct = Object<'a>;
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Impossible<(), fmt::Error>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> fmt::Result {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> fmt::Result {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> fmt::Result {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> fmt::Result {
        write!(self.text, "{value}")
    }

    fn serialize_f64(self, value: f64) -> fmt::Result {
        // To print any other number would take more code than all else here.
        let whole = value as u64;
        if whole as f64 == value {
            self.serialize_u64(whole)
        } else {
            Err(fmt::Error)
        }
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        self.string(value)
    }

    fn serialize_none(self) -> fmt::Result {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> fmt::Result {
        self.string(variant)
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<List<'a>, fmt::Error> {
        self.text.push('[');
        Ok(List(self))
    }

    fn serialize_struct(
        self,
        _name: &'static str,
        _length: usize,
    ) -> Result<Object<'a>, fmt::Error> {
        self.text.push('{');
        Ok(Object(self))
    }

    fn serialize_i8(self, _: i8) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_i16(self, _: i16) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_i32(self, _: i32) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_i64(self, _: i64) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_f32(self, _: f32) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_char(self, _: char) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_unit(self) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

struct List<'a>(&'a mut Writer);

impl SerializeSeq for List<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.0.comma();
        value.serialize(&mut *self.0)
    }

    fn end(self) -> fmt::Result {
        self.0.text.push(']');
        Ok(())
    }
}

struct Object<'a>(&'a mut Writer);

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> fmt::Result {
        let before = self.0.text.len();
        self.0.name(name)?;
        value.serialize(&mut *self.0)?;
        self.0.leave_out_none(before);
        Ok(())
    }

    fn end(self) -> fmt::Result {
        self.0.text.push('}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Colour {
        PaleBlue,
    }

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Thing {
        name: String,
        looks_like: Colour,
        size: f64,
        there: bool,
        nothing: Option<u8>,
        port: Option<u16>,
        parts: Vec<Thing>,
        gaps: Vec<Option<f64>>,
    }

    fn thing(name: &str, parts: Vec<Thing>) -> Thing {
        Thing {
            name: name.into(),
            looks_like: Colour::PaleBlue,
            size: 9_007_199_254_740_992.0,
            there: true,
            nothing: None,
            port: Some(80),
            parts,
            gaps: vec![None, Some(0.0)],
        }
    }

    #[test]
    fn a_view_is_read_as_it_was_written() {
        let thing = thing(
            "a \"b\\ \n\u{1f}\u{7f} ü 🦀 \u{2028}",
            vec![thing("", vec![])],
        );
        let text = json(&thing).expect("JSON");
        let read: Value = serde_json::from_str(&text).expect("what was written is JSON");
        assert_eq!(read["name"], thing.name.as_str());
        assert_eq!(read["looksLike"], "pale-blue");
        assert_eq!(read["size"], 9_007_199_254_740_992_u64);
        assert_eq!(read["parts"][0]["port"], 80);
        assert_eq!(read["gaps"], serde_json::json!([null, 0]));
    }

    #[test]
    fn what_is_none_is_left_out() {
        let text = json(&thing("null", vec![])).expect("JSON");
        assert_eq!(
            text,
            "{\"name\":\"null\",\"looksLike\":\"pale-blue\",\"size\":9007199254740992,\
             \"there\":true,\"port\":80,\"parts\":[],\"gaps\":[null,0]}"
        );
    }

    #[test]
    fn what_no_view_has_is_refused() {
        assert!(json(&0.5).is_err());
        assert!(json(&f64::NAN).is_err());
        assert!(json(&-1.0).is_err());
        assert!(json(&(1, 2)).is_err());
    }
}
