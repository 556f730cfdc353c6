//! What a persona is worth: margin, retention, discount rate, horizon; the lifetime value that follows, live; what
//! she could be worth, and our share of what she spends.

use egui::Ui;

use super::{
    DetailsView,
    form::{Form, halves, section, with},
    read,
};
use crate::{
    analysis,
    edit::Command,
    interact::Intent,
    model::{Id, Persona, ValueProfile},
    ui::{
        control,
        tokens::{self, size},
    },
    wording,
};

/// Shows the section.
pub(super) fn value_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    form: &Form<'_>,
    id: Id<Persona>,
    persona: &Persona,
    out: &mut Vec<Intent>,
) {
    let worth = persona.value.as_ref().and_then(lifetime_value);
    let holds = worth.map(wording::value::money).unwrap_or_default();
    section(ui, view, ("Value", &holds), out, |ui, out| {
        figures_ui(ui, form, id, persona, out);
        let text = match &persona.value {
            None => "Say margin and retention, and the lifetime value follows.".to_owned(),
            Some(profile) => wording::value::lifetime_value(profile, worth),
        };
        egui::Frame::new()
            .fill(view.palette.well)
            .corner_radius(tokens::radius::CONTROL)
            .inner_margin(egui::Margin::symmetric(12, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                control::paragraph(ui, &text, tokens::regular(size::BODY), view.palette.ink);
                control::paragraph(ui, wording::value::CONVENTION, tokens::regular(size::SMALL), view.palette.muted);
            });
    });
}

/// In cents.
fn lifetime_value(profile: &ValueProfile) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "amounts beyond 2^53 cents may lose their last digits")]
    let margin = profile.margin as f64;
    analysis::lifetime_value(margin, profile.retention.value(), profile.discount.value(), profile.horizon)
}

/// A profile in which nothing is said is none.
fn worth(id: Id<Persona>, persona: &Persona, change: &dyn Fn(&mut ValueProfile)) -> Command {
    let mut profile = persona.value.clone().unwrap_or_default();
    change(&mut profile);
    let profile = (profile != ValueProfile::default()).then_some(profile);
    with(id, persona, |next| next.value = profile)
}

fn figures_ui(ui: &mut Ui, form: &Form<'_>, id: Id<Persona>, persona: &Persona, out: &mut Vec<Intent>) {
    let profile = persona.value.as_ref();
    let set = |change: &dyn Fn(&mut ValueProfile)| worth(id, persona, change);
    let must_money = "An amount, such as 120 or 99.50.";
    let must_share = "A share from 0 to 100.";
    let share = |share: Option<crate::model::BasisPoints>| share.map(read::of_share).unwrap_or_default();
    let none_as_nothing = |text: &str| if text.trim().is_empty() { Some(0) } else { read::money(text) };
    let share_or_none = |text: &str| {
        if text.trim().is_empty() { Some(crate::model::BasisPoints::default()) } else { read::share(text) }
    };
    halves(ui, |left, right| {
        let margin = profile.map(|profile| read::of_money(profile.margin)).unwrap_or_default();
        let change = |cents| set(&|next| next.margin = cents);
        form.read(left, ("Margin a year", "120", must_money), &margin, none_as_nothing, change, out);
        let retention = share(profile.map(|profile| profile.retention));
        let change = |share| set(&|next| next.retention = share);
        form.read(right, ("Retention (%)", "80", must_share), &retention, share_or_none, change, out);
    });
    halves(ui, |left, right| {
        let discount = share(profile.map(|profile| profile.discount));
        let change = |share| set(&|next| next.discount = share);
        form.read(left, ("Discount rate (%)", "10", must_share), &discount, share_or_none, change, out);
        let horizon = profile.and_then(|profile| profile.horizon).map(|years| years.to_string()).unwrap_or_default();
        let change = |years| set(&|next| next.horizon = years);
        let words = ("Years to count", "for ever", "A whole number of years.");
        let years = |text: &str| read::whole::<u32>(text).filter(|years| (1..=200).contains(years));
        form.read(right, words, &horizon, read::optional(years), change, out);
    });
    halves(ui, |left, right| {
        let could =
            profile.and_then(|profile| profile.potential_lifetime_value).map(read::of_money).unwrap_or_default();
        let change = |cents| set(&|next| next.potential_lifetime_value = cents);
        let words = ("Potential lifetime value", "400", must_money);
        form.read(left, words, &could, read::optional(read::money), change, out);
        let ours = share(profile.and_then(|profile| profile.share_of_customer));
        let change = |share| set(&|next| next.share_of_customer = share);
        let words = ("Share of customer (%)", "30", must_share);
        form.read(right, words, &ours, read::optional(read::share), change, out);
    });
}
