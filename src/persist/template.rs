//! Maps to begin with, inside the program.

/// A map to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// What it is asked for by.
    pub name: &'static str,
    /// The map file.
    pub text: &'static str,
}

/// All templates, the plainest first.
pub const TEMPLATES: &[Template] = &[
    Template { name: "blank", text: include_str!("../../assets/templates/blank.ron") },
    Template { name: "retailer", text: include_str!("../../assets/templates/retailer.ron") },
    Template { name: "service", text: include_str!("../../assets/templates/service.ron") },
    Template { name: "software-trial", text: include_str!("../../assets/templates/software-trial.ron") },
    Template { name: "bank", text: include_str!("../../assets/templates/bank.ron") },
    Template { name: "clinic", text: include_str!("../../assets/templates/clinic.ron") },
];

/// The map file of a template.
#[must_use]
pub fn template(name: &str) -> Option<&'static str> {
    TEMPLATES.iter().find(|template| template.name == name).map(|template| template.text)
}
