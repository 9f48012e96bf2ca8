//! stand_in_erp
