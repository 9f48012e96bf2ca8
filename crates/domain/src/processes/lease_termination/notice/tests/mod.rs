//! Notice rules against dated examples and random dates.
