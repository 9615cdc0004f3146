//! Reads a [`Command`] from the outside.
//!
//! What serde derives for a tagged enum buffers any value of any type first; for a handful of
//! fields that would be a tenth of the wasm.

use serde::Deserialize;

use super::{Command, HostName};

/// All fields that a command may have.
#[derive(Deserialize)]
pub(super) struct Fields {
    r#type: String,
    host: Option<HostName>,
    text: Option<String>,
    segment: Option<u32>,
    armed: Option<bool>,
}

impl TryFrom<Fields> for Command {
    type Error = String;

    fn try_from(fields: Fields) -> Result<Command, String> {
        let Fields {
            r#type: kind,
            host,
            text,
            segment,
            armed,
        } = fields;
        let needs = |field: &str| format!("the command \"{kind}\" needs a field \"{field}\"");
        let host = host.ok_or_else(|| needs("host"));
        match kind.as_str() {
            "listen" => Ok(Command::Listen { host: host? }),
            "connect" => Ok(Command::Connect { host: host? }),
            "send" => {
                let text = text.ok_or_else(|| needs("text"))?;
                Ok(Command::Send { host: host?, text })
            }
            "close" => Ok(Command::Close { host: host? }),
            "abort" => Ok(Command::Abort { host: host? }),
            "drop" => {
                let segment = segment.ok_or_else(|| needs("segment"))?;
                Ok(Command::Drop { segment })
            }
            "drop-next" => {
                let armed = armed.ok_or_else(|| needs("armed"))?;
                Ok(Command::DropNext { host: host?, armed })
            }
            _ => Err(format!(
                "no command \"{kind}\"; there are listen, connect, send, close, abort, drop, \
                 drop-next"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Command, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_commands_and_says_what_is_missing() {
        assert_eq!(
            read(r#"{"type": "send", "host": "client", "text": "hello"}"#),
            Ok(Command::Send {
                host: HostName::Client,
                text: "hello".to_owned()
            })
        );
        let message = |json| read(json).expect_err("it is no command");
        assert_eq!(
            message(r#"{"type": "send", "host": "client"}"#),
            "the command \"send\" needs a field \"text\""
        );
        assert_eq!(
            message(r#"{"type": "close"}"#),
            "the command \"close\" needs a field \"host\""
        );
        assert!(message(r#"{"type": "fly"}"#).starts_with("no command \"fly\"; there are listen"));
        assert!(message(r#"{"type": "close", "host": "nobody"}"#).contains("unknown variant"));
        assert!(message("{}").starts_with("missing field `type`"));
    }
}
