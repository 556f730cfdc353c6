//! Personas, channels and stages as lists: each row opens its record; a record moves among its neighbours, is
//! duplicated, is added at the end.

use egui::{Align, Color32, CornerRadius, Layout, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    DetailsView,
    channels::{channel_named, new_channel_ui},
    form::caption,
    persona::disc,
    rows::new_line_ui,
};
use crate::{
    edit::{Command, Record, Selection},
    interact::{Action, Intent},
    model::{Channel, Experience, Id, JourneyMap, Kind, Order, Persona, Phase, Place, Stage, Subject, Table},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, Palette, mix, radius, size},
    },
    wording,
};

/// What is drawn at the left of a row.
pub(super) type Mark<'a> = &'a dyn Fn(&Ui, Rect);

/// A row that opens something: its name, a second word at the right, and how it is read out.
pub(super) fn row_ui(
    ui: &mut Ui,
    (name, says, spoken): (&str, &str, &str),
    mark: Option<Mark<'_>>,
    palette: &Palette,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
    let fill = if response.hovered() { mix(palette.well, palette.ink, 0.05) } else { palette.well };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    let mut left = rect.left() + 12.0;
    if let Some(mark) = mark {
        mark(ui, Rect::from_center_size(pos2(rect.left() + 21.0, rect.center().y), Vec2::splat(22.0)));
        left += 28.0;
    }
    let inside = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - 26.0, rect.bottom()));
    let layout = Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(layout));
    control::line(&mut child, says, tokens::regular(size::SMALL), palette.muted);
    child.with_layout(Layout::left_to_right(Align::Center), |ui| {
        control::line(ui, name, tokens::semibold(size::BODY), palette.ink);
    });
    let mark = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), Vec2::splat(8.0));
    super::form::chevron(ui, mark, false, palette.muted);
    control::focus_ring(ui.painter(), rect.shrink(1.0), radius::CONTROL, &response, palette);
    response
}

/// The personas, each with her portrait, and a line for the next.
pub(super) fn personas_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    for (id, persona) in view.map.personas_in_order() {
        let mark = |ui: &Ui, rect: Rect| disc(ui, rect, persona, view.colour(id), view.palette);
        let share = persona.share.map(|share| wording::figure::percent(share.value())).unwrap_or_default();
        let spoken = format!("Persona {}", persona.name);
        if row_ui(ui, (&persona.name, &share, &spoken), Some(&mark), view.palette).clicked() {
            out.push(Intent::Select(Selection::one(Subject::Persona(id))));
        }
    }
    if Button::new(Look::Tinted, "Add persona").show(ui, view.palette).clicked() {
        let (id, command) = add_persona(view.map);
        out.push(Intent::edit(command));
        out.push(Intent::Select(Selection::one(Subject::Persona(id))));
    }
}

/// The channels, each with its icon and how many touchpoints are in it, and a line for the next.
pub(super) fn channels_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    for (id, channel) in view.map.channels_in_order() {
        let icon = Icon::for_channel(&channel.name, channel.icon.as_deref());
        let tint: Color32 = view.palette.ink;
        let mark = |ui: &Ui, rect: Rect| control::icon(ui.painter(), rect.shrink(2.0), icon, tint);
        let count = view.map.touchpoints.values().filter(|touchpoint| touchpoint.channels.contains(&id)).count();
        let place = if channel.place == Place::Online { "online" } else { "offline" };
        let spoken = format!("Channel {}", channel.name);
        if row_ui(ui, (&channel.name, &format!("{place} · {count}"), &spoken), Some(&mark), view.palette).clicked() {
            out.push(Intent::Select(Selection::one(Subject::Channel(id))));
        }
    }
    if let Some((name, place)) = new_channel_ui(ui, view, 0)
        && let (_, Some(command)) = channel_named(view.map, &name, place)
    {
        out.push(Intent::edit(command));
    }
}

/// The stages by phase, each with how many touchpoints it has.
pub(super) fn stages_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    for (id, stage) in view.map.stages_in_order() {
        let count = view.map.touchpoints_of(id).len();
        let says = format!("{} · {count}", wording::canvas::phase(stage.phase).to_lowercase());
        let spoken = format!("Stage {}", stage.name);
        if row_ui(ui, (&stage.name, &says, &spoken), None, view.palette).clicked() {
            out.push(Intent::Select(Selection::one(Subject::Stage(id))));
        }
    }
    if Button::new(Look::Tinted, "Add stage").show(ui, view.palette).on_hover_text("New stage (S)").clicked() {
        out.push(Intent::Act(Action::NewStage));
    }
}

/// The opportunities in the order of the plan, and a line for the next.
pub(super) fn opportunities_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    for (id, record) in view.map.opportunities_in_order() {
        let says = super::words::word(super::words::STATUSES, &record.status);
        let spoken = format!("Opportunity {}", record.title);
        if row_ui(ui, (&record.title, says, &spoken), None, view.palette).clicked() {
            out.push(Intent::Select(Selection::one(Subject::Opportunity(id))));
        }
    }
    if let Some(title) = new_line_ui(ui, "new opportunity of the map", "New opportunity", "what to do") {
        let last = view.map.opportunities_in_order().last().map(|(_, record)| record.order.clone());
        let kind = crate::model::OpportunityKind::FillGap;
        let record = crate::model::Opportunity::titled(title.as_str(), Order::after(last.as_ref()), kind);
        out.push(Intent::edit(Command::add(free_id(&view.map.opportunities, &title), record)));
    }
}

/// An id made from a name that no record has.
pub(super) fn free_id<T: Kind>(table: &Table<T>, name: &str) -> Id<T> {
    let free = (0..).map(|occurrence| Id::from_words(name, occurrence)).find(|id| !table.contains(*id));
    free.unwrap_or_else(|| Id::from_words(name, 0))
}

/// A new persona after the others, and her id.
#[must_use]
pub fn add_persona(map: &JourneyMap) -> (Id<Persona>, Command) {
    let name = format!("Persona {}", map.personas.len() + 1);
    let id = free_id(&map.personas, &name);
    let last = map.personas_in_order().last().map(|(_, persona)| persona.order.clone());
    (id, Command::add(id, Persona::named(name, Order::after(last.as_ref()))))
}

/// "Maya 2": a name that nobody has.
fn another_name<'a>(name: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.collect();
    let free = (2..).map(|number| format!("{name} {number}")).find(|name| !taken.contains(&name.as_str()));
    free.unwrap_or_else(|| name.to_owned())
}

/// A persona again, right after the first, with all that she feels; her id and the one command that makes her.
#[must_use]
pub fn duplicate_persona(map: &JourneyMap, id: Id<Persona>) -> Option<(Id<Persona>, Command)> {
    let mut persona = map.personas.get(id)?.clone();
    persona.name = another_name(&persona.name, map.personas.values().map(|persona| persona.name.as_str()));
    persona.order = order_after(&persona_list(map), id)?;
    // Two personas of one colour could not be told apart.
    persona.portrait.colour = None;
    let copy = free_id(&map.personas, &persona.name);
    let felt = map.experiences.iter().filter(|((_, owner), _)| *owner == id);
    let felt = felt
        .map(|((touchpoint, _), experience): (_, &Experience)| Command::set((touchpoint, copy), experience.clone()));
    Some((copy, Command::All([Command::add(copy, persona)].into_iter().chain(felt).collect())))
}

/// A channel again, right after the first; its id and the command that makes it.
#[must_use]
pub fn duplicate_channel(map: &JourneyMap, id: Id<Channel>) -> Option<(Id<Channel>, Command)> {
    let mut channel = map.channels.get(id)?.clone();
    channel.name = another_name(&channel.name, map.channels.values().map(|channel| channel.name.as_str()));
    channel.order = order_after(&channel_list(map), id)?;
    let copy = free_id(&map.channels, &channel.name);
    Some((copy, Command::add(copy, channel)))
}

/// Records of one kind in their order.
pub(super) struct List<T> {
    one: &'static str,
    rows: Vec<(Id<T>, T, Order)>,
    place: fn(&mut T, Order),
}

pub(super) fn persona_list(map: &JourneyMap) -> List<Persona> {
    let row = |(id, record): (_, &Persona)| (id, record.clone(), record.order.clone());
    let rows = map.personas_in_order().into_iter().map(row).collect();
    List { one: "persona", rows, place: |record, order| record.order = order }
}

pub(super) fn channel_list(map: &JourneyMap) -> List<Channel> {
    let row = |(id, record): (_, &Channel)| (id, record.clone(), record.order.clone());
    let rows = map.channels_in_order().into_iter().map(row).collect();
    List { one: "channel", rows, place: |record, order| record.order = order }
}

/// The stages of one phase: among those of another a stage has no place.
pub(super) fn stage_list(map: &JourneyMap, phase: Phase) -> List<Stage> {
    let row = |(id, record): (_, &Stage)| (id, record.clone(), record.order.clone());
    let rows = map.stages_in_order().into_iter().filter(|(_, stage)| stage.phase == phase).map(row).collect();
    List { one: "stage", rows, place: |record, order| record.order = order }
}

fn order_after<T>(list: &List<T>, id: Id<T>) -> Option<Order> {
    let at = list.rows.iter().position(|(other, _, _)| *other == id)?;
    let order = |place: usize| list.rows.get(place).map(|(_, _, order)| order);
    Some(Order::between(order(at), order(at + 1)))
}

/// Two buttons that move a record before the one before it, or after the one after it.
pub(super) fn neighbours_ui<T: Kind + Clone>(
    ui: &mut Ui,
    list: &List<T>,
    id: Id<T>,
    palette: &Palette,
    out: &mut Vec<Intent>,
) where
    Record: From<(Id<T>, T)>,
{
    let place = list.rows.iter().position(|(other, _, _)| *other == id).unwrap_or_default();
    caption(ui, &format!("{} {} of {}", upper_first(list.one), place + 1, list.rows.len()), palette);
    ui.horizontal(|ui| {
        for (text, is_up) in [("Move up", true), ("Move down", false)] {
            let command = moved(list, id, is_up);
            let button = Button { is_enabled: command.is_some(), ..Button::new(Look::Plain, text) };
            if button.show(ui, palette).clicked() {
                out.extend(command.map(Intent::edit));
            }
        }
    });
}

fn upper_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The record one place up or down; none at the end of the list.
fn moved<T: Kind + Clone>(list: &List<T>, id: Id<T>, is_up: bool) -> Option<Command>
where
    Record: From<(Id<T>, T)>,
{
    let at = list.rows.iter().position(|(other, _, _)| *other == id)?;
    let order = |place: Option<usize>| place.and_then(|place| list.rows.get(place)).map(|(_, _, order)| order);
    let order = if is_up {
        let above = at.checked_sub(1)?;
        Order::between(order(above.checked_sub(1)), order(Some(above)))
    } else {
        list.rows.get(at + 1)?;
        Order::between(order(Some(at + 1)), order(Some(at + 2)))
    };
    let mut record = list.rows.get(at)?.1.clone();
    (list.place)(&mut record, order);
    Some(Command::set(id, record))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::perform;

    fn of_three() -> (JourneyMap, Vec<Id<Persona>>) {
        let mut map = JourneyMap::empty();
        for _ in 0..2 {
            let (_, command) = add_persona(&map);
            map = perform(&command, &map).unwrap();
        }
        let ids = map.personas_in_order().into_iter().map(|(id, _)| id).collect();
        (map, ids)
    }

    fn names(map: &JourneyMap) -> String {
        let names: Vec<_> = map.personas_in_order().into_iter().map(|(_, persona)| persona.name.clone()).collect();
        names.join(", ")
    }

    #[test]
    fn a_persona_moves_one_place_and_stops_at_the_ends() {
        let (map, ids) = of_three();
        assert_eq!(names(&map), "Customer, Persona 2, Persona 3");
        let up = perform(&moved(&persona_list(&map), ids[2], true).unwrap(), &map).unwrap();
        assert_eq!(names(&up), "Customer, Persona 3, Persona 2");
        let first = perform(&moved(&persona_list(&up), ids[2], true).unwrap(), &up).unwrap();
        assert_eq!(names(&first), "Persona 3, Customer, Persona 2");
        assert_eq!(moved(&persona_list(&first), ids[2], true), None);
        let down = perform(&moved(&persona_list(&map), ids[0], false).unwrap(), &map).unwrap();
        assert_eq!(names(&down), "Persona 2, Customer, Persona 3");
        assert_eq!(moved(&persona_list(&map), ids[2], false), None);
    }

    #[test]
    fn a_duplicate_stands_behind_the_first_under_a_name_of_its_own() {
        let (map, ids) = of_three();
        let (_, command) = duplicate_persona(&map, ids[0]).unwrap();
        let once = perform(&command, &map).unwrap();
        let (_, command) = duplicate_persona(&once, ids[0]).unwrap();
        let twice = perform(&command, &once).unwrap();
        assert_eq!(names(&twice), "Customer, Customer 3, Customer 2, Persona 2, Persona 3");
    }
}
