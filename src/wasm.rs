//! The door to JavaScript: thin methods over [`History`], every error a `Result`.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::capture::{self, EPOCH, Family};
use crate::script::{self, ScriptError};
use crate::sim::{Beginning, History, Side, Watermarks, Way};
use crate::time::{Duration, Instant};
use crate::view::{
    BranchView, EdgeView, OctetsView, RefusalView, ScriptErrorView, SocketsView, TcbView,
    TraceView, Update, WayView,
};

/// A sixth of the code of the standard allocator.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Two hosts, a wire between them, and all that happened: one simulation.
#[wasm_bindgen]
pub struct Simulation {
    history: History,
    /// Of the script as it was read.
    lines: Vec<u32>,
    expects: bool,
    seen: Watermarks,
}

#[wasm_bindgen]
impl Simulation {
    /// Starts `script` at time 0. `seed` decides all chance, unless the script does.
    ///
    /// # Errors
    /// A [`ScriptErrorView`].
    #[wasm_bindgen(constructor)]
    pub fn new(script: &str, seed: u32) -> Result<Simulation, JsValue> {
        let parsed = script::parse(script).map_err(|error| complain(&error))?;
        Ok(Simulation {
            history: History::new(parsed.script, seed),
            lines: parsed.lines,
            expects: parsed.expects,
            seen: Watermarks::default(),
        })
    }

    /// What is wrong with a script, if anything is.
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn check(script: &str) -> Result<Option<Ts<ScriptErrorView>>, JsValue> {
        match script::parse(script) {
            Ok(_) => Ok(None),
            Err(error) => copy(&ScriptErrorView::from(&*error)).map(Some),
        }
    }

    /// Its script says how something must be.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn expects(&self) -> bool {
        self.expects
    }

    /// All that has happened since the last update (the first time: since the start).
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn update(&mut self) -> Result<Ts<Update>, JsValue> {
        copy(&Update::of(&mut self.history, &self.lines, &mut self.seen))
    }

    /// Moves the time to `to` µs; whatever is due until then happens. Never moves it back.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn advance(&mut self, to: f64) -> Result<Ts<Update>, JsValue> {
        self.history.advance(Instant::from_micros_f64(to));
        self.update()
    }

    /// Moves the time to the next event and lets it happen; nothing when all is quiet for ever.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn step(&mut self) -> Result<Ts<Update>, JsValue> {
        self.history.step();
        self.update()
    }

    /// Goes back to just before the last event.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    #[wasm_bindgen(js_name = stepBack)]
    pub fn step_back(&mut self) -> Result<Ts<Update>, JsValue> {
        self.history.step_back();
        self.update()
    }

    /// Moves the time to `to` µs, back or forth.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn seek(&mut self, to: f64) -> Result<Ts<Update>, JsValue> {
        self.history.seek(Instant::from_micros_f64(to));
        self.update()
    }

    /// What would have been if `fault` had befallen a segment as it was sent: `drop segment 12`, or
    /// any other line of a fault of one segment. Goes back to its sending and begins another branch
    /// there.
    ///
    /// # Errors
    /// A [`ScriptErrorView`] when it is no line, a [`RefusalView`] when it is about no segment, or
    /// about one that never was on its way.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&mut self, fault: &str) -> Result<Ts<Update>, JsValue> {
        let statement = script::parse_line(fault).map_err(|error| complain(&error))?;
        self.history
            .what_if(&statement)
            .map_err(|refusal| throw(&RefusalView::from(refusal)))?;
        self.update()
    }

    /// Says in the present branch, at its times, what was left out of it and not tried. Time stays
    /// where it is.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    #[wasm_bindgen(js_name = takeUp)]
    pub fn take_up(&mut self) -> Result<Ts<Update>, JsValue> {
        self.history.take_up();
        self.update()
    }

    /// Begins another branch at `at` µs in branch `parent`, when the first `said` things had been
    /// said in it. It begins with `line`, or as a way to `goal`; what can't be read counts as none.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn depart(
        &mut self,
        parent: u32,
        said: u32,
        at: f64,
        line: Option<String>,
        goal: Option<String>,
    ) -> Result<Ts<Update>, JsValue> {
        let began = began(line.as_ref(), goal).unwrap_or(Beginning::Fork);
        let at = Instant::from_micros_f64(at);
        self.history
            .depart(parent as usize, said as usize, at, began);
        self.update()
    }

    /// Turns to another branch.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn select(&mut self, branch: u32) -> Result<Ts<Update>, JsValue> {
        self.history.select(branch as usize);
        self.update()
    }

    /// All branches, in the order in which they began.
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn branches(&self) -> Result<Vec<Ts<BranchView>>, JsValue> {
        let branches = self.history.branches().iter();
        branches
            .map(|branch| copy(&BranchView::of(branch)))
            .collect()
    }

    /// All that is known of a branch, or what had happened in it by `until` µs, as one update from
    /// nothing; none for an id that there is not.
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn branch(&self, id: u32, until: Option<f64>) -> Result<Option<Ts<Update>>, JsValue> {
        let whole = self.history.whole(id as usize);
        whole
            .map(|mut history| {
                if let Some(until) = until {
                    history.seek(Instant::from_micros_f64(until));
                }
                history.take_undone();
                copy(&Update::of(
                    &mut history,
                    &self.lines,
                    &mut Watermarks::default(),
                ))
            })
            .transpose()
    }

    /// The user calls a branch so; with an empty title it has its first name again.
    pub fn rename(&mut self, branch: u32, title: &str) {
        self.history.rename(branch as usize, title);
    }

    /// Forgets a branch, but never the first one; whoever is on it turns to its parent.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn remove(&mut self, branch: u32) -> Result<Ts<Update>, JsValue> {
        self.history.remove(branch as usize);
        self.update()
    }

    /// The edges of the state diagram; `HostView.walked` counts them by their place.
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn edges() -> Result<Vec<Ts<EdgeView>>, JsValue> {
        EdgeView::all().iter().map(copy).collect()
    }

    /// The shortest way from here to a goal, written like a condition of the script language:
    /// `client FIN-WAIT-1 -> CLOSING`. None where a search of
    /// about a second, where there is little else to do, has found none.
    ///
    /// # Errors
    /// A [`ScriptErrorView`] when it is no condition.
    pub fn find(&self, goal: &str) -> Result<Option<Ts<WayView>>, JsValue> {
        let goal = script::parse_condition(goal).map_err(|error| complain(&error))?;
        let way = Way::find(self.history.session(), &goal, Way::EFFORT);
        way.ok().map(|way| copy(&WayView::of(&way))).transpose()
    }

    /// Says all these lines, each with its time, in a branch of their own. It begins as a way to
    /// `goal`, or else with the first line.
    ///
    /// # Errors
    /// A [`ScriptErrorView`] when one is no line or the goal no condition, a [`RefusalView`] when a
    /// line makes no sense.
    pub fn follow(
        &mut self,
        lines: Vec<String>,
        goal: Option<String>,
    ) -> Result<Ts<Update>, JsValue> {
        let began = began(lines.first(), goal).map_err(|error| complain(&error))?;
        let lines = lines.iter().map(|line| script::parse_line(line));
        let lines: Vec<_> = lines
            .collect::<Result<_, _>>()
            .map_err(|error| complain(&error))?;
        self.history
            .follow(&lines, began)
            .map_err(|refusal| throw(&RefusalView::from(refusal)))?;
        self.update()
    }

    /// Nothing more is to happen: expectations that are still open are decided.
    ///
    /// # Errors
    /// As for [`update`](Self::update).
    pub fn finish(&mut self) -> Result<Ts<Update>, JsValue> {
        self.history.finish();
        self.update()
    }

    /// Says one line of the script language now: `client send "hello"`.
    ///
    /// # Errors
    /// A [`ScriptErrorView`] when it is no line, a [`RefusalView`] when it makes no sense now.
    pub fn dispatch(&mut self, line: &str) -> Result<Ts<Update>, JsValue> {
        let statement = script::parse_line(line).map_err(|error| complain(&error))?;
        self.history
            .dispatch(&statement)
            .map_err(|refusal| throw(&RefusalView::from(refusal)))?;
        self.update()
    }

    /// Everything that was said in the present branch, also what comes after the present moment, as
    /// a script that replays to the same octets.
    #[must_use]
    pub fn script(&self) -> String {
        self.history.script().to_string()
    }

    /// Names all that has happened so far, to the last octet and microsecond, in 16 hexadecimal
    /// digits.
    #[must_use]
    pub fn digest(&self) -> String {
        format!("{:016x}", self.history.session().digest())
    }

    /// The transmission control block of a host's present connection; none where there is none.
    ///
    /// # Errors
    /// When there is no such host, or the answer can't be made a JavaScript value.
    pub fn tcb(&self, host: &str) -> Result<Option<Ts<TcbView>>, JsValue> {
        let (world, side) = (self.history.session().world(), side(host)?);
        let connection = world.host(side).connection();
        let view = connection
            .as_deref()
            .map(|connection| TcbView::of(connection, world.bases(side)));
        view.as_ref().map(copy).transpose()
    }

    /// How the numbers of a host's present connection went from the beginning up to now.
    ///
    /// # Errors
    /// When there is no such host, or the answer can't be made a JavaScript value.
    pub fn trace(&self, host: &str) -> Result<Ts<TraceView>, JsValue> {
        copy(&TraceView::of(&self.history.trace(side(host)?)))
    }

    /// Segment `id` as octets; none for an id that there is not, and for a segment that no datagram
    /// could hold.
    ///
    /// # Errors
    /// When the answer can't be made a JavaScript value.
    pub fn octets(&self, id: u32) -> Result<Option<Ts<OctetsView>>, JsValue> {
        let flights = self.history.session().world().record().flights();
        let view = flights.get(id as usize).and_then(OctetsView::of);
        view.as_ref().map(copy).transpose()
    }

    /// What passed the interface of a host until now, or of both where none is named, as a pcapng
    /// file: `docs/capture.md`. `epoch` is the time of day at 0, ms since 1970; unless it is given
    /// that is the start of 18 August 2022. `ipv6`: the same segments in IPv6 datagrams. `classic`:
    /// as a file of the older format, pcap.
    ///
    /// # Errors
    /// When there is no such host.
    pub fn capture(
        &self,
        host: Option<String>,
        epoch: Option<f64>,
        ipv6: Option<bool>,
        classic: Option<bool>,
    ) -> Result<Vec<u8>, JsValue> {
        let sides = match host {
            Some(host) => vec![side(&host)?],
            None => Side::BOTH.to_vec(),
        };
        // A cast of a float saturates.
        let epoch = epoch.map_or(EPOCH, |epoch| Duration::from_micros((epoch * 1e3) as u64));
        let family = match ipv6 {
            Some(true) => Family::V6,
            _ => Family::V4,
        };
        let world = self.history.session().world();
        Ok(match classic {
            Some(true) => capture::classic(world, &sides, epoch, family),
            _ => capture::capture(world, &sides, epoch, family),
        })
    }

    /// The sockets of a host, at most `limit` rows.
    ///
    /// # Errors
    /// When there is no such host, or the answer can't be made a JavaScript value.
    pub fn sockets(&self, host: &str, limit: u32) -> Result<Ts<SocketsView>, JsValue> {
        copy(&SocketsView::of(
            self.history.session().world(),
            side(host)?,
            limit as usize,
        ))
    }
}

fn began(line: Option<&String>, goal: Option<String>) -> Result<Beginning, Box<ScriptError>> {
    Ok(match (goal, line) {
        (Some(goal), _) => script::parse_condition(&goal)?.into(),
        (None, Some(line)) => (&script::parse_line(line)?).into(),
        (None, None) => Beginning::Fork,
    })
}

fn side(host: &str) -> Result<Side, JsValue> {
    let side = Side::BOTH.into_iter().find(|side| side.name() == host);
    side.ok_or_else(|| JsError::new("unknown-host").into())
}

fn complain(error: &ScriptError) -> JsValue {
    throw(&ScriptErrorView::from(error))
}

fn throw<T: serde::Serialize>(view: &T) -> JsValue {
    serde_wasm_bindgen::to_value(view).unwrap_or_else(JsValue::from)
}

fn copy<T: Tsify + serde::Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    value
        .into_ts()
        .map_err(|error| JsError::new(&error.to_string()).into())
}
