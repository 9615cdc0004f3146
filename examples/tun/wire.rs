//! The TUN device, and the capture of what passes it.

use std::io::ErrorKind;

use bytes::Bytes;
use tcpscope::segment::Segment;
use tcpscope::time::Duration;
use tcpscope::wire;
use tun_rs::{DeviceBuilder, InterruptEvent, SyncDevice};

use crate::args::Args;
use crate::capture::Capture;
use crate::clock::Clock;

/// Datagrams are never longer.
const LONGEST: usize = 65_535;

/// A device whose other end was opened just now is ready within a second or so.
const READY_WITHIN: std::time::Duration = std::time::Duration::from_secs(5);
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_millis(5);

/// A TUN device.
pub struct Wire {
    device: SyncDevice,
    interface: String,
    clock: Clock,
    /// Never happens; the device asks for it.
    interrupt: InterruptEvent,
    capture: Option<Capture>,
    incoming: Vec<u8>,
    outgoing: Vec<u8>,
}

impl Wire {
    /// Opens the device; it must exist and be up. `clock` dates what is captured.
    ///
    /// # Errors
    /// Why that is not possible, and what to do.
    pub fn open(args: &Args, clock: Clock) -> Result<Wire, String> {
        let interface = args.interface.clone();
        let wrong = |error| {
            format!(
                "the TUN device {interface} can't be opened: {error}; make it first \
                 (see --help), run this as root, and let /dev/net/tun exist"
            )
        };
        // Whoever made the device has set it up; we only use it.
        let builder = DeviceBuilder::new().name(&interface).inherit_enable_state();
        let device = builder.build_sync().map_err(wrong)?;
        device.set_nonblocking(true).map_err(wrong)?;
        wait_until_ready(&device, &interface)?;
        Ok(Wire {
            device,
            interrupt: InterruptEvent::new().map_err(wrong)?,
            capture: args.pcap.as_deref().map(Capture::create).transpose()?,
            incoming: vec![0; LONGEST],
            outgoing: Vec::with_capacity(LONGEST),
            interface,
            clock,
        })
    }

    /// The longest datagram that the device takes, octets.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn mtu(&self) -> Result<u16, String> {
        let wrong = |error| format!("the MTU of {} is not known: {error}", self.interface);
        self.device.mtu().map_err(wrong)
    }

    /// Sends `segment`.
    ///
    /// # Errors
    /// What the device or the capture says.
    pub fn write(&mut self, segment: &Segment) -> Result<(), String> {
        self.outgoing.clear();
        wire::encode_into(segment, wire::DEFAULT_TTL, &mut self.outgoing)
            .map_err(|error| format!("{segment} can't be sent: {error}"))?;
        if let Some(capture) = &mut self.capture {
            capture.put(self.clock.now(), &self.outgoing)?;
        }
        match self.device.send(&self.outgoing) {
            Ok(_) => Ok(()),
            // Lost in a full queue.
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(()),
            Err(error) => Err(format!(
                "{0} takes no datagram: {error}; is it up? (ip link set {0} up)",
                self.interface
            )),
        }
    }

    /// The next datagram, or none within `wait`.
    ///
    /// # Errors
    /// What the device or the capture says.
    pub fn read(&mut self, wait: Duration) -> Result<Option<Bytes>, String> {
        let length = match self.device.recv(&mut self.incoming) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                let wait = std::time::Duration::from_micros(wait.as_micros());
                self.device
                    .recv_intr_timeout(&mut self.incoming, &self.interrupt, Some(wait))
            }
            other => other,
        };
        let datagram = match length {
            Ok(length) => &self.incoming[..length],
            Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {
                return Ok(None);
            }
            Err(error) => return Err(format!("{} can't be read: {error}", self.interface)),
        };
        if let Some(capture) = &mut self.capture {
            capture.put(self.clock.now(), datagram)?;
        }
        Ok(Some(Bytes::copy_from_slice(datagram)))
    }

    /// Writes the rest of the capture.
    ///
    /// # Errors
    /// Why that is not possible.
    pub fn finish(self) -> Result<(), String> {
        self.capture.map_or(Ok(()), Capture::finish)
    }
}

/// Until the kernel has noticed that somebody opened the device, it loses what comes out of it.
fn wait_until_ready(device: &SyncDevice, interface: &str) -> Result<(), String> {
    let start = std::time::Instant::now();
    loop {
        match device.is_running() {
            Ok(true) => return Ok(()),
            Ok(false) if start.elapsed() < READY_WITHIN => std::thread::sleep(LOOK_EVERY),
            Ok(false) => return Err(format!("{interface} is down; ip link set {interface} up")),
            Err(error) => return Err(format!("the state of {interface} is not known: {error}")),
        }
    }
}
