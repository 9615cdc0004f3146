//! What can stand at a place of a line: the kinds of words, numbers and strings.

/// Declares [`Term`]: each with its code, and with an example where the code alone does not show
/// how it is written.
macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident $code:literal $($example:literal)?;)*) => {
        /// What can stand at a place of a line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Term {
            $($(#[$doc])* $name,)*
        }

        impl Term {
            /// All of them.
            pub const ALL: &'static [Term] = &[$(Term::$name),*];

            /// Names it, such as `socket-option`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Term::$name => $code,)*
                }
            }

            /// How such a thing is written, such as `300ms`.
            #[must_use]
            pub const fn example(self) -> Option<&'static str> {
                match self {
                    $($(Term::$name => Some($example),)?)*
                    _ => None,
                }
            }
        }
    };
}

terms! {
    /// A word or sign of the grammar, which is quoted as it is.
    Word "word";
    /// The end of the line.
    End "end";
    /// The end of the notation of a segment.
    SegmentEnd "end-of-segment";
    /// `client` or `server`.
    Host "host";
    /// A state of a connection.
    State "state";
    /// An error of a call.
    Error "error";
    /// An option of `setsockopt`.
    SocketOption "socket-option";
    /// A setting of a host.
    HostSetting "host-setting";
    /// A direction of `shutdown`.
    Direction "direction";
    /// A comparison.
    Comparison "comparison";
    /// A variable of a connection.
    Variable "variable";
    /// A kind of segment.
    SegmentKind "segment-kind";
    /// What happens to a segment.
    Event "event";
    /// A preset.
    Preset "preset";
    /// When SYN cookies are used.
    SynCookies "syn-cookies";
    /// The first word of a statement.
    Statement "statement";
    /// A fault.
    Fault "fault";
    /// An application.
    Application "application";
    /// A field of the header.
    HeaderField "header-field";
    /// A setting of the link.
    LinkSetting "link-setting";
    /// An option of the header.
    HeaderOption "header-option";
    /// `on` or `off`.
    Switch "switch";
    /// One of the words that a setting takes.
    Choice "choice";
    /// A call.
    Call "call";
    /// A note of the log.
    Note "note";
    /// A unit.
    Unit "unit";
    /// An escape in a string.
    Escape "escape";
    /// A string.
    Text "string" "\"hello\"";
    /// A duration.
    Duration "duration" "300ms";
    /// A multiple of the MSL.
    Multiple "multiple" "2msl";
    /// A size in octets.
    Size "size" "1000B";
    /// A number or a size, for a variable.
    Level "level" "1000B";
    /// A rate.
    Rate "rate" "1Mbit/s";
    /// A share.
    Share "share" "2%";
    /// Which one of several.
    Ordinal "ordinal" "2nd";
    /// The flags of a segment.
    Flags "flags" "S.";
    /// A range of ports.
    PortRange "port-range" "50000-50999";
    /// A number.
    Number "number";
    /// The value of an option.
    Value "value";
    /// A port.
    Port "port";
    /// A backlog.
    Backlog "backlog";
    /// A number of connections.
    Connections "number-of-connections";
    /// A number of segments.
    Segments "number-of-segments";
    /// The number that names a segment.
    SegmentNumber "segment-number";
    /// A number of times.
    Times "number-of-times";
    /// A period.
    Period "period";
    /// A seed.
    Seed "seed";
    /// An initial sequence number.
    InitialSequenceNumber "initial-sequence-number";
    /// A sequence number.
    SequenceNumber "sequence-number";
    /// An acknowledgment number.
    AcknowledgmentNumber "acknowledgment-number";
    /// A window.
    Window "window";
    /// An urgent pointer.
    UrgentPointer "urgent-pointer";
    /// The sequence number after the data.
    EndOfData "end-of-data";
    /// The length of the data.
    DataLength "data-length";
    /// The value of the MSS option.
    Mss "mss";
    /// The value of the window scale option.
    Shift "shift";
    /// A time of the timestamps option.
    Timestamp "timestamp";
    /// A difference.
    Difference "difference";
    /// The MTU.
    Mtu "mtu";
}
