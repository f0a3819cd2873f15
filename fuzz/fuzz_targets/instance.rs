//! Any bytes are read as a framework in every format, and what is read is settled, and nothing panics.
#![no_main]

use elenchus::{
    instances::{Instance, InstanceFormat, InstanceFramework},
    semantics::grounded,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = InstanceFormat::detect(bytes);
    for &format in InstanceFormat::ALL {
        let Ok(Instance { framework, .. }) = Instance::read(bytes, format) else { continue };
        let framework = match framework {
            InstanceFramework::Abstract(framework) => framework.framework(),
            InstanceFramework::Assumption(framework) => framework.framework(),
            _ => continue,
        };
        let _ = grounded(&framework);
    }
});
