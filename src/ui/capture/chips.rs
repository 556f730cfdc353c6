//! What was understood, in words, above the line; at its end whether all of it was.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Hand, Line, keys};
use crate::{
    edit::capture::{ChannelName, Meaning, Span, StageName},
    interact::Intent,
    model::{Emotion, Place},
    scene::icon::Icon,
    ui::{
        control,
        tokens::{self, Palette, size},
    },
    wording::{capture as words, choice},
};

/// Height of a chip, in points.
const HIGH: f32 = 26.0;

/// Behind and on a word and its chip.
pub(super) fn tones(meaning: &Meaning, palette: &Palette) -> Option<(Color32, Color32)> {
    let over = |tint: Color32, ink: Color32| (palette.behind(tint), ink);
    Some(match meaning {
        Meaning::Channel(_) => over(palette.muted, palette.ink),
        Meaning::Creator(creator) => palette.creator(*creator),
        Meaning::Emotion { emotion, .. } => feeling(*emotion, palette),
        Meaning::PainCause(_) | Meaning::LoveCause(_) => over(palette.moment, palette.moment_text),
        Meaning::Effort(_) => over(palette.fruit, palette.fruit_text),
        Meaning::Importance(_) | Meaning::Satisfaction(_) => over(palette.moment, palette.moment_text),
        Meaning::Next(_) | Meaning::Stage(_) => over(palette.accent, palette.accent_text),
        _ => return None,
    })
}

fn feeling(emotion: Emotion, palette: &Palette) -> (Color32, Color32) {
    let (tint, ink) = match emotion.face().level() {
        ..=-1 => (palette.pain, palette.pain_text),
        0 => (palette.neutral, palette.muted),
        1.. => (palette.love, palette.love_text),
    };
    (palette.behind(tint), ink)
}

fn icon_of(meaning: &Meaning, hand: &Hand<'_>) -> Option<Icon> {
    let (map, reading) = (hand.view.context.map, &hand.reading);
    Some(match meaning {
        Meaning::Channel(ChannelName::Known(id)) => {
            let channel = map.channels.get(*id)?;
            Icon::for_channel(&channel.name, channel.icon.as_deref())
        }
        Meaning::Channel(ChannelName::New(place)) => Icon::for_channel(&reading.channels.get(*place)?.name, None),
        Meaning::Emotion { emotion, .. } => Icon::face(emotion.face().level()),
        Meaning::Effort(_) => Icon::Wrench,
        Meaning::Next(_) => Icon::Spline,
        Meaning::Stage(_) => Icon::Columns,
        _ => return None,
    })
}

pub(super) fn chips_ui(ui: &mut Ui, hand: &Hand<'_>, line: &mut Line, out: &mut Vec<Intent>) {
    let palette = hand.view.palette;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.set_min_height(HIGH);
        stage_ui(ui, hand, palette, out);
        if hand.is_several() {
            control::line(ui, &words::summary(&hand.reading), tokens::semibold(size::BODY), palette.ink);
        } else {
            let shown = |span: &&Span| !span.is_overruled && !matches!(span.meaning, Meaning::Stage(_));
            for span in hand.reading.spans().filter(shown) {
                let text = words::chip(&span.meaning, &hand.reading, hand.view.context.map);
                if let (Some(text), Some(tones)) = (text, tones(&span.meaning, palette)) {
                    chip(ui, icon_of(&span.meaning, hand), &text, tones);
                }
            }
        }
        question_ui(ui, hand, line, out);
        verdict_ui(ui, hand, line, palette);
    });
}

/// The stage in which the line lands; a click goes on to the next.
fn stage_ui(ui: &mut Ui, hand: &Hand<'_>, palette: &Palette, out: &mut Vec<Intent>) {
    let (map, reading) = (hand.view.context.map, &hand.reading);
    let first = || map.stages_in_order().first().map(|(id, _)| *id);
    let known = hand.view.context.stage.or_else(first).map(StageName::Known);
    let stage = if hand.is_several() { known } else { reading.focus.or(known) };
    let name = stage.map_or_else(|| "Journey, new".to_owned(), |stage| words::stage_name(stage, reading, map));
    let tones = (palette.tint, palette.accent_text);
    let response = chip(ui, Some(Icon::Columns), &name, tones).interact(Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("In the stage {name}")));
    if response.on_hover_text("Goes on in the next stage (Tab)").clicked() {
        out.push(Intent::CaptureElsewhere { is_backwards: false });
    }
}

fn chip(ui: &mut Ui, icon: Option<Icon>, text: &str, (fill, ink): (Color32, Color32)) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(size::SMALL), ink);
    let before = if icon.is_some() { 20.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + before + 22.0, HIGH), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, CornerRadius::same(13), fill);
    if let Some(drawn) = icon {
        let place = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), Vec2::splat(14.0));
        control::icon(ui.painter(), place, drawn, ink);
    }
    let at = pos2(rect.left() + 11.0 + before, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response
}

/// Online or offline: asked once for each new channel, and may be left open.
fn question_ui(ui: &mut Ui, hand: &Hand<'_>, line: &mut Line, out: &mut Vec<Intent>) {
    let palette = hand.view.palette;
    let map = hand.view.context.map;
    let typed = hand.reading.channels.iter().find(|new| new.is_guess).map(|new| (new.name.clone(), new.place));
    let added = || {
        let channel = map.channels.get(*line.asked.first()?)?;
        Some((channel.name.clone(), channel.place))
    };
    let Some((name, guess)) = typed.or_else(added) else { return };
    control::line(ui, &format!("Is {name} online?"), tokens::regular(size::SMALL), palette.muted);
    for (place, key) in [(Place::Online, "Ctrl+1"), (Place::Offline, "Ctrl+2")] {
        let text = format!("{} {key}", choice::place(place));
        if control::chip(ui, &text, place == guess, None, palette).clicked() {
            keys::answer(hand.view, line, place, out);
            line.wants_keys = true;
        }
    }
}

fn verdict_ui(ui: &mut Ui, hand: &Hand<'_>, line: &Line, palette: &Palette) {
    let (reading, map) = (&hand.reading, hand.view.context.map);
    let small = tokens::regular(size::SMALL);
    if reading.is_empty() {
        let says = "@ channel   # creator   −2 to +2 feeling   ! cause   ~ effort   * importance   > next";
        control::line(ui, says, small, palette.muted);
        return;
    }
    let doubts: Vec<_> = reading.doubts().collect();
    if let Some((range, why)) = doubts.first() {
        let word = line.text.get((*range).clone()).unwrap_or_default();
        let why = words::why(why, reading, map);
        let more = if doubts.len() > 1 { format!(" (and {} more)", doubts.len() - 1) } else { String::new() };
        let kept = if reading.is_table { "notes" } else { "title" };
        let text = format!("{word} stays in the {kept}: {why}{more}");
        control::line(ui, &text, small, palette.pain_text);
    } else if reading.is_untitled() {
        control::line(ui, "A title is still missing", small, palette.pain_text);
    } else if reading.spans().any(|span| tones(&span.meaning, palette).is_some()) {
        check(ui, palette.love_text);
        control::line(ui, "all understood", tokens::semibold(size::SMALL), palette.love_text);
    }
}

/// A check mark: the fonts have none.
fn check(ui: &mut Ui, tint: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, HIGH), Sense::hover());
    let at = |x: f32, y: f32| rect.left_center() + vec2(x, y);
    ui.painter().line(vec![at(2.0, 0.5), at(5.5, 4.0), at(12.0, -4.0)], Stroke::new(1.75, tint));
}
