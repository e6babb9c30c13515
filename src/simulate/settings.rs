//! What may be set otherwise in a comparison: a name, what it changes, and whether it applies.

use super::question::{self, Question};
use crate::design::fields::set;
use crate::design::{Addon, Device, Engine, FleetDesign, Share, Span};
use crate::outlook::{SourceKind, source_of};
use crate::text::Phrase;

/// Where an artifact is does not matter to the simulator, as long as there is one.
const SOME_ARTIFACT: &str = "oci://registry.example.com/fleet";

/// Fields that have a short name.
const SHORT: [(&str, &str); 4] = [
    ("interval", "gitops.interval"),
    ("jitter", "gitops.jitter"),
    ("engine", "gitops.engine"),
    ("bandwidth", "network.bandwidth"),
];

/// One thing that is otherwise than in the design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A field of the design, and of each device type that has its own.
    Field(String, String),
    /// Flux reads an artifact where it read a repository.
    Artifact,
    /// Flux reads the repository where it read an artifact.
    Repository,
    /// Each region has a mirror that looks so often; or none has.
    Mirrors(Option<Span>),
    /// The add-on that keeps Flux's cache in a volume is there, or is not.
    Cache(bool),
}

impl Setting {
    /// Reads `interval=30m`, `jitter=50%`, `oci`, `git`, `mirrors`, `mirrors=5m`, `cache=on`, or any
    /// field of a session as `path=value`.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn read(text: &str, design: &FleetDesign) -> Result<Self, Phrase> {
        let refused = || Phrase::new("simulate-refused-setting").with("value", text);
        match text.split_once('=') {
            None => match text {
                "oci" => Ok(Self::Artifact),
                "git" => Ok(Self::Repository),
                "mirrors" => Ok(Self::Mirrors(Some(design.gitops.interval))),
                _ => Err(refused()),
            },
            Some(("mirrors", "none")) => Ok(Self::Mirrors(None)),
            Some(("mirrors", interval)) => Ok(Self::Mirrors(Some(question::pause(interval)?))),
            Some(("cache", "on")) => Ok(Self::Cache(true)),
            Some(("cache", "off")) => Ok(Self::Cache(false)),
            Some((name, value)) => {
                let path = SHORT.iter().find(|(short, _)| *short == name);
                let path = path.map_or(name, |(_, path)| *path);
                let setting = Self::Field(path.to_owned(), value.to_owned());
                // Told here, with the name of the field, rather than in the middle of a comparison.
                setting.change(&mut design.clone())?;
                Ok(setting)
            }
        }
    }

    /// What an engineer would try first: half and twice the interval, other jitters, the other kind
    /// of source, a mirror in each region, the other cache.
    pub fn usual(design: &FleetDesign) -> Vec<Self> {
        let interval = design.gitops.interval;
        let field = |path: &str, value: String| Self::Field(path.to_owned(), value);
        let every = |seconds: u64| field("gitops.interval", Span::seconds(seconds).to_string());
        let mut settings =
            vec![every((interval.as_seconds() / 2).max(1)), every(interval.as_seconds() * 2)];
        for jitter in [Share::percent(0), Share::percent(20), Share::percent(50)] {
            if jitter != design.gitops.jitter {
                settings.push(field("gitops.jitter", jitter.to_string()));
            }
        }
        settings.extend([
            Self::Artifact,
            Self::Repository,
            Self::Mirrors(Some(interval)),
            Self::Cache(true),
            Self::Cache(false),
        ]);
        settings.retain(|setting| setting.applies(design));
        settings
    }

    /// Whether it changes anything here.
    pub fn applies(&self, design: &FleetDesign) -> bool {
        let flux = || {
            let of_flux = |device: &&Device| design.gitops_of(device).engine == Engine::Flux;
            design.devices.iter().filter(of_flux)
        };
        let looks_at =
            |kind: SourceKind| flux().any(|device| source_of(&design.gitops_of(device)).0 == kind);
        let keeps = |device: &Device| has_volume(&design.platform_of(device).addons);
        match self {
            Self::Field(..) | Self::Mirrors(_) => true,
            Self::Artifact => looks_at(SourceKind::Repository),
            Self::Repository => looks_at(SourceKind::Artifact),
            Self::Cache(on) => flux().any(|device| keeps(device) != *on),
        }
    }

    /// Sets it.
    ///
    /// # Errors
    /// When the field does not exist, or refuses the value.
    pub(super) fn apply(
        &self,
        design: &mut FleetDesign,
        question: &mut Question,
    ) -> Result<(), Phrase> {
        match self {
            Self::Mirrors(interval) => question.mirrors = *interval,
            _ => self.change(design)?,
        }
        Ok(())
    }

    fn change(&self, design: &mut FleetDesign) -> Result<(), Phrase> {
        match self {
            Self::Field(path, value) => set_everywhere(design, path, value)?,
            Self::Artifact => {
                design.gitops.artifact.get_or_insert_with(|| SOME_ARTIFACT.to_owned());
            }
            Self::Repository => {
                design.gitops.artifact = None;
                design.devices.iter_mut().for_each(|device| device.gitops.artifact = None);
            }
            Self::Cache(on) => {
                keep(&mut design.platform.addons, *on);
                let own = design.devices.iter_mut().filter_map(|one| one.platform.addons.as_mut());
                own.for_each(|addons| keep(addons, *on));
            }
            Self::Mirrors(_) => {}
        }
        Ok(())
    }

    /// How it is asked for on the command line.
    pub fn word(&self) -> String {
        match self {
            Self::Field(path, value) => {
                let short = SHORT.iter().find(|(_, long)| long == path);
                format!("{}={value}", short.map_or(path.as_str(), |(short, _)| *short))
            }
            Self::Artifact => "oci".to_owned(),
            Self::Repository => "git".to_owned(),
            Self::Mirrors(Some(interval)) => format!("mirrors={interval}"),
            Self::Mirrors(None) => "mirrors=none".to_owned(),
            Self::Cache(true) => "cache=on".to_owned(),
            Self::Cache(false) => "cache=off".to_owned(),
        }
    }

    /// What it is, for people.
    pub fn label(&self) -> Phrase {
        match self {
            Self::Field(path, value) => match SHORT.iter().find(|(_, long)| long == path) {
                Some((short, _)) => {
                    Phrase::new(format!("simulate-setting-{short}")).with("value", value.as_str())
                }
                None => Phrase::new("simulate-setting-field")
                    .with("path", path.as_str())
                    .with("value", value.as_str()),
            },
            Self::Artifact => Phrase::new("simulate-setting-oci"),
            Self::Repository => Phrase::new("simulate-setting-git"),
            Self::Mirrors(Some(_)) => Phrase::new("simulate-setting-mirrors"),
            Self::Mirrors(None) => Phrase::new("simulate-setting-no-mirrors"),
            Self::Cache(true) => Phrase::new("simulate-setting-cache"),
            Self::Cache(false) => Phrase::new("simulate-setting-no-cache"),
        }
    }
}

fn has_volume(addons: &[Addon]) -> bool {
    addons.contains(&Addon::LocalPath)
}

fn keep(addons: &mut Vec<Addon>, on: bool) {
    if on && !has_volume(addons) {
        addons.push(Addon::LocalPath);
    } else if !on {
        addons.retain(|addon| *addon != Addon::LocalPath);
    }
}

/// Sets a field of the fleet, and of each device type that differs from the fleet in it: the
/// comparison is of fleets.
fn set_everywhere(design: &mut FleetDesign, path: &str, value: &str) -> Result<(), Phrase> {
    set(design, path, value)?;
    match path {
        "gitops.interval" => {
            let interval = design.gitops.interval;
            let own = design.devices.iter_mut().filter_map(|one| one.gitops.interval.as_mut());
            own.for_each(|one| *one = interval);
        }
        "gitops.jitter" => {
            let jitter = design.gitops.jitter;
            let own = design.devices.iter_mut().filter_map(|one| one.gitops.jitter.as_mut());
            own.for_each(|one| *one = jitter);
        }
        "gitops.engine" => {
            let engine = design.gitops.engine;
            let own = design.devices.iter_mut().filter_map(|one| one.gitops.engine.as_mut());
            own.for_each(|one| *one = engine);
        }
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::design;

    #[test]
    fn a_setting_is_read_and_says_how_it_is_asked_for() {
        let design = design(&[]);
        for text in ["interval=30m", "jitter=50%", "oci", "git", "mirrors=5m", "cache=off"] {
            assert_eq!(Setting::read(text, &design).expect(text).word(), text);
        }
        let path = Setting::read("gitops.interval=30m", &design).expect("a field");
        assert_eq!(path.word(), "interval=30m");
        assert_eq!(
            Setting::read("mirrors", &design),
            Ok(Setting::Mirrors(Some(Span::seconds(900))))
        );
        for wrong in ["", "shops", "interval", "interval=soon", "mirrors=1s", "cache=maybe", "a=b"]
        {
            assert!(Setting::read(wrong, &design).is_err(), "{wrong}");
        }
    }

    #[test]
    fn device_types_with_settings_of_their_own_follow() {
        let mut design = design(&[("devices[1].gitops.interval", "5m")]);
        let setting = Setting::read("interval=30m", &design).expect("a setting");
        setting.change(&mut design).expect("it can be set");
        let interval = |design: &FleetDesign, device: usize| {
            design.gitops_of(&design.devices[device]).interval.as_seconds()
        };
        assert_eq!((interval(&design, 0), interval(&design, 1)), (1_800, 1_800));
    }

    #[test]
    fn what_changes_nothing_is_none_of_the_usual_ones() {
        let words = |sets: &[(&str, &str)]| -> Vec<String> {
            Setting::usual(&design(sets)).iter().map(Setting::word).collect()
        };
        assert_eq!(
            words(&[]),
            [
                "interval=7m30s",
                "interval=30m",
                "jitter=0%",
                "jitter=50%",
                "oci",
                "mirrors=15m",
                "cache=off"
            ]
        );
        let artifact = words(&[("gitops.artifact", "oci://registry.example.com/fleet")]);
        assert!(artifact.contains(&"git".to_owned()) && !artifact.contains(&"oci".to_owned()));
        let argo = words(&[("gitops.engine", "argocd")]);
        assert!(!argo.iter().any(|word| word == "oci" || word.starts_with("cache")), "{argo:?}");
        let bare = words(&[("platform.addons", "coredns")]);
        assert!(bare.contains(&"cache=on".to_owned()), "{bare:?}");
    }
}
