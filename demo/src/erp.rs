//! What the association's ERP knew before Kanaalwijzer wrote into it.

use crate::Association;

/// The relations, homes and leases of the association, for the stand-in ERP.
pub fn erp_seed(association: Association) -> stand_in_erp::Seed {
    let Association { relations, homes, leases, .. } = association;
    stand_in_erp::Seed { relations, homes, leases }
}
