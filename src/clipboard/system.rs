//! The clipboard of this user on this machine: the plan for their environment, and the file beside
//! it in their state folder.

use std::path::Path;

use super::{Settings, SystemClipboard, plan};
use crate::config::{self, Environment, Places};
use crate::disk::{Disk, DiskError, Manner, Mode};

/// What a clipboard is made from.
#[derive(Clone, Copy, Debug)]
pub struct User<'a> {
    /// The variables of the environment.
    pub environment: &'a Environment,
    /// What they have configured.
    pub settings: &'a config::Settings,
    /// Where their files are.
    pub places: &'a Places,
}

impl User<'_> {
    /// The settings of their clipboard; `short_lived` for a command that ends right after.
    pub fn clipboard_settings(&self, short_lived: bool) -> Settings {
        let command = self.settings.clipboard_command.clone().unwrap_or_default();
        Settings { command, short_lived, ..Settings::default() }
    }

    /// Their clipboard; what is copied lies in the state folder under `file` too.
    pub fn clipboard(&self, file: &str, short_lived: bool) -> SystemClipboard {
        let settings = self.clipboard_settings(short_lived);
        let methods = plan(&|name| self.environment.get(name), &settings);
        let (folder, file) = (self.places.state.clone(), self.places.state.join(file));
        let keep = move |text: &str| {
            put(&folder, &file, text)?;
            Ok(file.clone())
        };
        SystemClipboard::new(methods, &settings, Box::new(keep))
    }
}

fn put(folder: &Path, file: &Path, text: &str) -> Result<(), DiskError> {
    let disk = Disk::new();
    disk.create_folders(folder, true)?;
    // A prompt can hold what is nobody else's business.
    disk.put(file, text.as_bytes(), Manner { mode: Mode::Private, ..Manner::default() })
}
