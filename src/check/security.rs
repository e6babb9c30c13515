//! Rules about what protects the devices.

use super::Finding;
use super::case::{Case, Equipped};
use super::rule::{
    KEY_BESIDE_DATA, LUKS_DATA_ONLY, SECRETS_PLAIN, SECURE_BOOT_FIRMWARE, TANG_OUTAGE, TPM_MISSING,
    TPM_PCR,
};
use crate::design::{Datastore, DiskEncryption};

/// From a day without the link on, a device that waits for its Tang server waits too long.
const TANG_SECONDS: u64 = 86_400;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[secure_boot_firmware, tpm_missing]);
    found.extend(tang_outage(case));
    found.extend(tpm_without_secure_boot(case));
    found.extend(data_only(case));
    found.extend(secrets_plain(case));
    found.extend(key_beside_data(case));
    found
}

fn secure_boot_firmware(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (case.design.security.secure_boot && !on.device.uefi)
        .then(|| SECURE_BOOT_FIRMWARE.at("security.secure_boot").with("device", on.name()))
}

fn tpm_missing(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let asked = case.design.security.disk_encryption == DiskEncryption::LuksTpm2;
    (asked && !on.device.tpm)
        .then(|| TPM_MISSING.at("security.disk_encryption").with("device", on.name()))
}

fn tang_outage(case: &Case<'_>) -> Option<Finding> {
    let seconds = case.design.network.longest_outage.as_seconds();
    let asked = case.design.security.disk_encryption == DiskEncryption::LuksTang;
    (asked && seconds >= TANG_SECONDS)
        .then(|| TANG_OUTAGE.at("security.disk_encryption").with("hours", seconds / 3_600))
}

/// Without Secure Boot the measurements that the key is bound to are the same whatever is started.
fn tpm_without_secure_boot(case: &Case<'_>) -> Option<Finding> {
    let security = &case.design.security;
    let asked = security.disk_encryption == DiskEncryption::LuksTpm2;
    (asked && !security.secure_boot).then(|| TPM_PCR.at("security.secure_boot"))
}

/// The script encrypts the data; the system is encrypted when its image is built, or not at all.
fn data_only(case: &Case<'_>) -> Option<Finding> {
    (case.design.security.disk_encryption != DiskEncryption::None)
        .then(|| LUKS_DATA_ONLY.at("security.disk_encryption"))
}

fn secrets_plain(case: &Case<'_>) -> Option<Finding> {
    (!case.design.security.secrets_encryption)
        .then(|| SECRETS_PLAIN.at("security.secrets_encryption"))
}

/// With the database outside, the data is elsewhere, and so is the thief.
fn key_beside_data(case: &Case<'_>) -> Option<Finding> {
    let security = &case.design.security;
    let local = case.devices.iter().any(|on| on.platform.datastore != Datastore::Postgres);
    let plain = security.disk_encryption == DiskEncryption::None;
    (security.secrets_encryption && plain && local)
        .then(|| KEY_BESIDE_DATA.at("security.disk_encryption"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{assert_found, assert_not_found};

    #[test]
    fn secure_boot_needs_firmware_that_can_do_it() {
        let asked = ("security.secure_boot", "true");
        assert_found("security.secure-boot-firmware", &[asked]);
        assert_not_found("security.secure-boot-firmware", &[asked, ("devices[0].uefi", "true")]);
        assert_not_found("security.secure-boot-firmware", &[]);
    }

    #[test]
    fn unlocking_with_a_tpm_needs_one() {
        let asked = ("security.disk_encryption", "luks-tpm2");
        assert_found("security.tpm-missing", &[asked]);
        assert_not_found("security.tpm-missing", &[asked, ("devices[0].tpm", "true")]);
        let tang = ("security.disk_encryption", "luks-tang");
        assert_not_found("security.tpm-missing", &[tang]);
    }

    #[test]
    fn unlocking_with_tang_does_not_survive_days_without_the_link() {
        let tang = ("security.disk_encryption", "luks-tang");
        assert_found("security.tang-outage", &[tang, ("network.longest_outage", "24h")]);
        assert_not_found("security.tang-outage", &[tang, ("network.longest_outage", "23h")]);
    }

    #[test]
    fn a_tpm_that_measures_nothing_gives_its_key_to_whatever_is_started() {
        let tpm = [("security.disk_encryption", "luks-tpm2"), ("devices[0].tpm", "true")];
        assert_found("security.tpm-without-secure-boot", &tpm);
        let booted = [tpm[0], tpm[1], ("security.secure_boot", "true")];
        assert_not_found("security.tpm-without-secure-boot", &booted);
        let tang = [("security.disk_encryption", "luks-tang")];
        assert_not_found("security.tpm-without-secure-boot", &tang);
    }

    #[test]
    fn what_the_encryption_leaves_out_is_said() {
        assert_found("security.luks-data-only", &[("security.disk_encryption", "luks-tang")]);
        assert_not_found("security.luks-data-only", &[("security.secure_boot", "true")]);
    }

    #[test]
    fn secrets_in_the_clear_and_keys_beside_them_are_named() {
        let plain = [("security.secrets_encryption", "false")];
        assert_found("security.secrets-plain", &plain);
        assert_not_found("security.secrets-plain", &[]);
        assert_found("security.key-beside-data", &[]);
        assert_not_found("security.key-beside-data", &plain);
        let luks = [("security.disk_encryption", "luks-tang")];
        assert_not_found("security.key-beside-data", &luks);
    }
}
