//! What a key may do, one scope per resource and direction.

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read cases of every process, terminations among them.
    CasesRead,
    /// File cases and give them commands.
    CasesWrite,
    /// Read appointments.
    AppointmentsRead,
    /// Choose, move and cancel appointments.
    AppointmentsWrite,
    /// Read contact moments.
    ContactMomentsRead,
    /// Register contact moments.
    ContactMomentsWrite,
    /// Ask for and read advice about channels.
    ChannelAdvices,
    /// Read channel policies.
    ChannelPoliciesRead,
    /// Read how busy channels are.
    ChannelStatesRead,
    /// Tell how busy channels are.
    ChannelStatesWrite,
}

impl Scope {
    /// Every scope, in screen order.
    pub const ALL: [Self; 10] = [
        Self::CasesRead,
        Self::CasesWrite,
        Self::AppointmentsRead,
        Self::AppointmentsWrite,
        Self::ContactMomentsRead,
        Self::ContactMomentsWrite,
        Self::ChannelAdvices,
        Self::ChannelPoliciesRead,
        Self::ChannelStatesRead,
        Self::ChannelStatesWrite,
    ];

    /// The stored word; also its text is called `scope-` and this, with a hyphen for the colon.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CasesRead => "cases:read",
            Self::CasesWrite => "cases:write",
            Self::AppointmentsRead => "appointments:read",
            Self::AppointmentsWrite => "appointments:write",
            Self::ContactMomentsRead => "contact-moments:read",
            Self::ContactMomentsWrite => "contact-moments:write",
            Self::ChannelAdvices => "channel-advices:write",
            Self::ChannelPoliciesRead => "channel-policies:read",
            Self::ChannelStatesRead => "channel-states:read",
            Self::ChannelStatesWrite => "channel-states:write",
        }
    }

    /// The scope with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// The stored scopes that this version of the program knows.
pub(super) fn known(codes: &[String]) -> Vec<Scope> {
    codes.iter().filter_map(|code| Scope::from_code(code)).collect()
}
