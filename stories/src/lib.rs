//! Stories of the whole system: a real server, real databases, a real browser, an ERP that behaves badly.
