//! The door to JavaScript: thin methods over [`Session`], every error a `Result`.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::sim::{Scenario, Session};
use crate::time::Instant;
use crate::view::{Command, RefusalView, Update};

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Two hosts, a wire between them, and all that happened: one simulation.
#[wasm_bindgen]
pub struct Simulation {
    session: Session,
}

#[wasm_bindgen]
impl Simulation {
    /// Starts the named scenario at time 0. `seed` decides all chance.
    ///
    /// # Errors
    /// A [`RefusalView`] when there is no scenario of that name.
    #[wasm_bindgen(constructor)]
    pub fn new(scenario: &str, seed: u32) -> Result<Simulation, JsValue> {
        let scenario = Scenario::named(scenario).map_err(refuse)?;
        Ok(Simulation {
            session: Session::new(scenario, seed.into()),
        })
    }

    /// The names of the ready-made scenarios; the first is the default.
    #[must_use]
    pub fn scenarios() -> Vec<String> {
        Scenario::ALL
            .iter()
            .map(|scenario| scenario.name().to_owned())
            .collect()
    }

    /// All that has happened since the last update (the first time: since the start).
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn update(&mut self) -> Result<Ts<Update>, JsValue> {
        copy(&self.session.update())
    }

    /// Moves the time to `to` µs; whatever is due until then happens. Never moves it back.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn advance(&mut self, to: f64) -> Result<Ts<Update>, JsValue> {
        self.session.advance(Instant::from_micros_f64(to));
        self.update()
    }

    /// Moves the time to the next event and lets it happen; nothing when all is quiet for ever.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn step(&mut self) -> Result<Ts<Update>, JsValue> {
        self.session.step();
        self.update()
    }

    /// Carries out `command` now.
    ///
    /// # Errors
    /// A [`RefusalView`] when it makes no sense now (the log has it too) or is no command.
    pub fn dispatch(&mut self, command: Ts<Command>) -> Result<Ts<Update>, JsValue> {
        let command = command
            .to_rust()
            .map_err(|error| refuse(Malformed(error)))?;
        self.session.dispatch(&command).map_err(refuse)?;
        self.update()
    }
}

/// Something that is no [`Command`].
struct Malformed(tsify::Error);

impl From<Malformed> for RefusalView {
    fn from(Malformed(error): Malformed) -> RefusalView {
        RefusalView {
            code: "malformed-command".to_owned(),
            text: format!("error: malformed command: {error}"),
            citation: None,
        }
    }
}

fn refuse(refusal: impl Into<RefusalView>) -> JsValue {
    serde_wasm_bindgen::to_value(&refusal.into()).unwrap_or_else(JsValue::from)
}

fn copy<T: Tsify + serde::Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    value
        .into_ts()
        .map_err(|error| JsError::new(&error.to_string()).into())
}
