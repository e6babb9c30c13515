//! What a design asks for beyond the tasks: in so many words, or by what it chooses.

use super::{DiskEncryption, Extra, FleetDesign};

impl FleetDesign {
    /// Whether prompt and answer have to deal with this.
    pub fn asks_for(&self, extra: Extra) -> bool {
        let chosen = match extra {
            Extra::SecureBoot => self.security.secure_boot,
            Extra::DiskEncryption => self.security.disk_encryption != DiskEncryption::None,
            Extra::Wasm => self.workloads.iter().any(|workload| workload.runtime.is_wasm()),
            Extra::AttachTree => false,
        };
        chosen || self.prompt.extras.contains(&extra)
    }
}
