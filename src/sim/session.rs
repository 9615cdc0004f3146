//! A world, the scenario that plays in it, and what a viewer has already seen.

use crate::tcp::{Config, State};
use crate::time::{Duration, Instant};
use crate::view::{Command, Cursor, Update};

use super::scenario::When;
use super::{Refusal, Scenario, Side, World};

/// A running scenario.
#[derive(Clone, Debug)]
pub struct Session {
    world: World,
    /// What the scenario will do when a host comes into a state.
    waiting: Vec<(Side, State, Duration, Command)>,
    /// What the scenario will do at a time, in that order.
    scheduled: Vec<(Instant, Command)>,
    seen: Cursor,
}

impl Session {
    /// Starts `scenario` at time 0; `seed` decides all chance.
    #[must_use]
    pub fn new(scenario: Scenario, seed: u64) -> Session {
        let mut session = Session {
            world: World::new(Config::TEXTBOOK, seed),
            waiting: Vec::new(),
            scheduled: Vec::new(),
            seen: Cursor::default(),
        };
        for (when, command) in scenario.acts() {
            match when {
                When::At(at) => session.scheduled.push((at, command)),
                When::After(side, state, wait) => {
                    session.waiting.push((side, state, wait, command));
                }
            }
        }
        session.act();
        if scenario.starts_connected() {
            let connected = |world: &World| {
                Side::BOTH
                    .iter()
                    .all(|side| world.host(*side).state() == State::Established)
            };
            while !connected(&session.world) && session.next_event_at().is_some() {
                session.step();
            }
        }
        session
    }

    /// The world in which it plays.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// When something will happen by itself, in the world or in the scenario.
    #[must_use]
    pub fn next_event_at(&self) -> Option<Instant> {
        let scheduled = self.scheduled.first().map(|(at, _)| *at);
        scheduled
            .into_iter()
            .chain(self.world.next_event_at())
            .min()
    }

    /// Moves the time to `to`; whatever is due until then happens. Never moves it back.
    pub fn advance(&mut self, to: Instant) {
        while self.next_event_at().is_some_and(|at| at <= to) {
            self.step();
        }
        self.world.wait_until(to);
    }

    /// Moves the time to the next event and lets it happen.
    pub fn step(&mut self) {
        let scheduled = self.scheduled.first().map(|(at, _)| *at);
        match (scheduled, self.world.next_event_at()) {
            (Some(at), next) if next.is_none_or(|next| at < next) => self.world.wait_until(at),
            (_, Some(_)) => self.world.step(),
            _ => {}
        }
        self.act();
    }

    /// Carries out a command of the user now.
    ///
    /// # Errors
    /// When it makes no sense now.
    pub fn dispatch(&mut self, command: &Command) -> Result<(), Refusal> {
        let result = self.world.dispatch(command);
        self.act();
        result
    }

    /// What the viewer has not seen yet.
    #[must_use]
    pub fn update(&mut self) -> Update {
        let next_event_at = self.next_event_at();
        Update::of(&self.world, next_event_at, &mut self.seen)
    }

    /// Lets the scenario do what is due. What makes no sense any more, since the user has done
    /// something else, is left out.
    fn act(&mut self) {
        loop {
            let world = &self.world;
            let came =
                |(side, state, ..): &mut (Side, State, _, _)| world.host(*side).state() == *state;
            for (_, _, wait, command) in self.waiting.extract_if(.., came) {
                let at = world.now() + wait;
                let place = self.scheduled.partition_point(|(other, _)| *other <= at);
                self.scheduled.insert(place, (at, command));
            }
            match self.scheduled.first() {
                Some((at, _)) if *at <= self.world.now() => {
                    let (_, command) = self.scheduled.remove(0);
                    if self.world.check(&command).is_ok() {
                        let _ = self.world.dispatch(&command);
                    }
                }
                _ => return,
            }
        }
    }
}
