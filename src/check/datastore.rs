//! Rules about where the control plane keeps its state.

use super::Finding;
use super::case::{Case, Equipped, choice, distribution};
use super::rule::{
    DATABASE_SHAPE, DATABASE_UNUSED, DQLITE_GONE, ETCD_FLASH, ETCD_QUORUM, K0S_AUTHORITY,
    MICROK8S_DQLITE, POSTGRES_ENDPOINT, POSTGRES_SINGLE, SD_WEAR, SQLITE_SERVERS,
};
use super::shape;
use crate::design::{Datastore, Distribution, Storage};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.each_device(&[
        dqlite_gone,
        microk8s_dqlite,
        sqlite_servers,
        etcd_quorum,
        etcd_flash,
        sd_wear,
        postgres_endpoint,
        postgres_single,
        k0s_authority,
        database_shape,
        database_unused,
    ])
}

/// Whether it keeps its state in this datastore, and its distribution has it.
fn keeps_in(on: &Equipped<'_>, datastore: Datastore) -> bool {
    on.platform.datastore == datastore && on.has_datastore()
}

fn dqlite_gone(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let dqlite = on.platform.datastore == Datastore::Dqlite;
    (dqlite && !on.has_datastore()).then(|| {
        DQLITE_GONE
            .at(case.stated(on, "platform.datastore"))
            .with("distribution", distribution(on.platform.distribution))
    })
}

fn microk8s_dqlite(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let microk8s = on.platform.distribution == Distribution::Microk8s;
    (microk8s && !on.has_datastore()).then(|| {
        MICROK8S_DQLITE
            .at(case.stated(on, "platform.datastore"))
            .with("datastore", choice(on.platform.datastore.word()))
    })
}

fn sqlite_servers(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let servers = on.servers();
    (keeps_in(on, Datastore::Sqlite) && servers > 1).then(|| {
        SQLITE_SERVERS.at(on.path("servers")).with("device", on.name()).with("servers", servers)
    })
}

fn etcd_quorum(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let servers = on.servers();
    let quorum = servers >= 3 && servers % 2 == 1;
    // No server at all is another finding.
    (keeps_in(on, Datastore::Etcd) && servers > 0 && !quorum).then(|| {
        ETCD_QUORUM
            .at(on.path("servers"))
            .with("device", on.name())
            .with("servers", servers)
            // Servers that may fail while a majority stays.
            .with("survives", (servers - 1) / 2)
    })
}

fn etcd_flash(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let storage = on.device.storage;
    let flash = matches!(storage, Storage::Sd | Storage::Emmc);
    (keeps_in(on, Datastore::Etcd) && flash).then(|| {
        ETCD_FLASH
            .at(case.stated(on, "platform.datastore"))
            .with("device", on.name())
            .with("storage", choice(storage.word()))
    })
}

fn sd_wear(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let folder = match on.platform.distribution {
        Distribution::K0s => "/var/lib/k0s/db",
        Distribution::K3s | Distribution::Microk8s => "/var/lib/rancher/k3s/server",
    };
    // dqlite has a finding of its own.
    (keeps_in(on, Datastore::Sqlite) && on.device.storage == Storage::Sd)
        .then(|| SD_WEAR.at(on.path("storage")).with("device", on.name()).with("folder", folder))
}

fn postgres_endpoint(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let missing = keeps_in(on, Datastore::Postgres) && on.platform.database.is_none();
    missing.then(|| POSTGRES_ENDPOINT.at(case.stated(on, "platform.database")))
}

fn postgres_single(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    keeps_in(on, Datastore::Postgres)
        .then(|| POSTGRES_SINGLE.at(case.stated(on, "platform.datastore")))
}

/// K3s keeps its certificate authority in the database, encrypted with the token; k0s on its servers.
fn k0s_authority(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let k0s = on.platform.distribution == Distribution::K0s;
    (k0s && on.platform.datastore == Datastore::Postgres).then(|| {
        K0S_AUTHORITY
            .at(case.stated(on, "platform.datastore"))
            .with("device", on.name())
            .with("servers", on.servers())
    })
}

fn database_shape(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let database = on.platform.database.as_deref()?;
    (!shape::is_database(database))
        .then(|| DATABASE_SHAPE.at(case.stated(on, "platform.database")).with("value", database))
}

/// A database that no device type uses; one that some use is no finding for the others.
fn database_unused(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let path = case.stated(on, "platform.database");
    let used = case.devices.iter().any(|other| {
        other.platform.datastore == Datastore::Postgres
            && case.stated(other, "platform.database") == path
    });
    (on.platform.database.is_some() && !used).then(|| DATABASE_UNUSED.at(path))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    const POSTGRES: [(&str, &str); 2] =
        [("platform.datastore", "postgres"), ("platform.database", "db.example.com:5432/k3s")];

    #[test]
    fn dqlite_is_gone_from_k3s_and_k0s() {
        let draft = Draft::with(&[("platform.datastore", "dqlite")]);
        assert!(draft.message("datastore.dqlite-gone").contains("K3s"));
        let fix = draft.fix("datastore.dqlite-gone");
        for way in ["SQLite", "PostgreSQL", "MicroK8s"] {
            assert!(fix.contains(way), "{fix}");
        }
        let k0s = [("platform.datastore", "dqlite"), ("platform.distribution", "k0s")];
        assert_found("datastore.dqlite-gone", &k0s);
        let microk8s = [("platform.datastore", "dqlite"), ("platform.distribution", "microk8s")];
        assert_not_found("datastore.dqlite-gone", &microk8s);
    }

    #[test]
    fn microk8s_keeps_its_state_in_dqlite() {
        let sqlite = [("platform.distribution", "microk8s")];
        assert_found("datastore.microk8s-dqlite", &sqlite);
        let dqlite = [("platform.distribution", "microk8s"), ("platform.datastore", "dqlite")];
        assert_not_found("datastore.microk8s-dqlite", &dqlite);
        // What it would take to run another is no finding beside it.
        let on_flash = ("devices[0].storage", "sd");
        let two = ("devices[0].servers", "2");
        for (id, datastore) in [
            ("datastore.sqlite-servers", "sqlite"),
            ("datastore.sd-wear", "sqlite"),
            ("datastore.etcd-flash", "etcd"),
            ("datastore.etcd-quorum", "etcd"),
            ("datastore.postgres-endpoint", "postgres"),
            ("platform.servers-over-nodes", "etcd"),
        ] {
            let k3s = [("platform.datastore", datastore), on_flash, two];
            assert_found(id, &k3s);
            assert_not_found(id, &[sqlite[0], k3s[0], on_flash, two]);
        }
    }

    #[test]
    fn sqlite_has_one_server_and_any_number_of_agents() {
        let two = [("devices[0].nodes", "3"), ("devices[0].servers", "2")];
        assert_found("datastore.sqlite-servers", &two);
        assert_not_found("datastore.sqlite-servers", &[("devices[0].nodes", "3")]);
    }

    #[test]
    fn etcd_wants_an_odd_number_of_at_least_three_servers() {
        for servers in ["1", "2", "4"] {
            let sets = [
                ("platform.datastore", "etcd"),
                ("devices[0].nodes", "5"),
                ("devices[0].servers", servers),
            ];
            assert_found("datastore.etcd-quorum", &sets);
        }
        let three = [("platform.datastore", "etcd"), ("devices[0].nodes", "3")];
        assert_not_found("datastore.etcd-quorum", &three);
    }

    #[test]
    fn etcd_is_too_much_for_sd_cards_and_emmc() {
        for storage in ["sd", "emmc"] {
            let sets = [("platform.datastore", "etcd"), ("devices[0].storage", storage)];
            assert_found("datastore.etcd-flash", &sets);
        }
        assert_not_found("datastore.etcd-flash", &[("platform.datastore", "etcd")]);
        assert_not_found("datastore.etcd-flash", &[("devices[0].storage", "sd")]);
    }

    #[test]
    fn the_writes_of_a_local_datastore_wear_an_sd_card() {
        let sd = ("devices[0].storage", "sd");
        for (distribution, folder) in [("k3s", "/var/lib/rancher/k3s/"), ("k0s", "/var/lib/k0s/")] {
            let fix = Draft::with(&[sd, ("platform.distribution", distribution)]);
            let fix = fix.fix("datastore.sd-wear");
            assert!(fix.contains(folder), "{fix}");
        }
        assert_not_found("datastore.sd-wear", &[("devices[0].storage", "emmc")]);
        let outside = [("devices[0].storage", "sd"), POSTGRES[0], POSTGRES[1]];
        assert_not_found("datastore.sd-wear", &outside);
    }

    #[test]
    fn postgresql_needs_an_endpoint_without_credentials() {
        assert_found("datastore.postgres-endpoint", &POSTGRES[..1]);
        assert_not_found("datastore.postgres-endpoint", &POSTGRES);
        assert_found("datastore.postgres-single", &POSTGRES);
        assert_not_found("datastore.postgres-single", &[]);
        for wrong in ["db.example.com", "postgres://db:5432/k3s", "db:0/k3s", "db:5432/"] {
            let sets = [("platform.datastore", "postgres"), ("platform.database", wrong)];
            assert_found("datastore.database-shape", &sets);
        }
        for right in ["10.0.0.5:5432/k3s", "[fd00::1]:5432/k3s_edge"] {
            let sets = [("platform.datastore", "postgres"), ("platform.database", right)];
            assert_not_found("datastore.database-shape", &sets);
        }
    }

    #[test]
    fn the_authority_of_k0s_is_not_in_its_database() {
        let k0s = ("platform.distribution", "k0s");
        assert_found("datastore.k0s-authority", &[POSTGRES[0], POSTGRES[1], k0s]);
        assert_not_found("datastore.k0s-authority", &POSTGRES);
        assert_not_found("datastore.k0s-authority", &[k0s]);
    }

    #[test]
    fn a_database_that_nobody_uses_is_noted() {
        assert_found("datastore.database-unused", &POSTGRES[1..]);
        assert_not_found("datastore.database-unused", &POSTGRES);
        let one = [POSTGRES[1], ("devices[0].platform.datastore", "postgres")];
        assert_not_found("datastore.database-unused", &one);
    }
}
