//! The errors of the socket calls, by their POSIX names.

use std::fmt;

use crate::tcp::Error;

use crate::tcp::Failure;

/// Declares [`Errno`] with the names as they are printed.
macro_rules! errors {
    ($($(#[$doc:meta])* $member:ident $name:literal;)*) => {
        /// Why a socket call failed. `Display` prints the POSIX name, as `ECONNREFUSED`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum Errno { $($(#[$doc])* $member),* }

        impl Errno {
            /// All of them.
            pub const ALL: &'static [Errno] = &[$(Errno::$member),*];

            /// The POSIX name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Errno::$member => $name),* }
            }
        }
    };
}

errors! {
    /// Somebody uses this address.
    AddressInUse "EADDRINUSE";
    /// The host does not have this address, or has no port left towards the peer.
    AddressNotAvailable "EADDRNOTAVAIL";
    /// The call would have to wait.
    WouldBlock "EAGAIN";
    /// A connection attempt is under way.
    Already "EALREADY";
    /// No socket has this descriptor.
    BadDescriptor "EBADF";
    /// The connection ended before it was accepted.
    ConnectionAborted "ECONNABORTED";
    /// The peer has no listener there.
    ConnectionRefused "ECONNREFUSED";
    /// The peer reset the connection.
    ConnectionReset "ECONNRESET";
    /// A connection attempt has begun.
    InProgress "EINPROGRESS";
    /// The value or the state of the socket does not allow this.
    Invalid "EINVAL";
    /// The socket has a connection already.
    IsConnected "EISCONN";
    /// No route leads to such an address.
    HostUnreachable "EHOSTUNREACH";
    /// The address belongs to no network that can be reached.
    NetworkUnreachable "ENETUNREACH";
    /// There is no such option.
    NoProtocolOption "ENOPROTOOPT";
    /// The socket has no connection.
    NotConnected "ENOTCONN";
    /// This kind of socket can't do that.
    NotSupported "EOPNOTSUPP";
    /// This side has closed, or the connection has ended.
    BrokenPipe "EPIPE";
    /// The peer does not answer.
    TimedOut "ETIMEDOUT";
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl From<Failure> for Errno {
    fn from(failure: Failure) -> Errno {
        match failure {
            Failure::Refused => Errno::ConnectionRefused,
            Failure::Reset => Errno::ConnectionReset,
            Failure::TimedOut => Errno::TimedOut,
            Failure::Unreachable => Errno::HostUnreachable,
        }
    }
}

/// For what the RFC's calls answer where the socket has not noticed before.
impl From<Error> for Errno {
    fn from(error: Error) -> Errno {
        match error {
            Error::ConnectionDoesNotExist | Error::RemoteSocketUnspecified => Errno::NotConnected,
            Error::ConnectionAlreadyExists => Errno::IsConnected,
            Error::ConnectionClosing => Errno::BrokenPipe,
            Error::InsufficientResources => Errno::WouldBlock,
        }
    }
}
