//! Which icon a channel has when nobody chose one: guessed from the words of its name.
//!
//! Limitations: words in English and German only; any other name has the plain circle.

use super::Icon;

/// Words and their icons. The first line with a word in the name wins, so what is narrower comes first:
/// "web shop" before "shop". A word that begins with a space begins a word, one that ends with it ends one.
const WORDS: [(&[&str], Icon); 30] = [
    (&[" word of mouth", " friend", " famil", " colleague", " peer", " empfehlung", " freund"], Icon::Users),
    (&[" review", " rating", " bewertung", " feedback", " survey", " testimonial"], Icon::MessageSquareText),
    (&[" search", " google", " bing ", " seo", " suche"], Icon::Search),
    (&[" chatbot", " bot ", " assistant", " voice "], Icon::Bot),
    (&[" chat", " messenger", " whatsapp", " sms", " text message", " text ", " dm "], Icon::MessageCircle),
    (&[" e mail", " email", " newsletter", " mail ", " mailing"], Icon::Mail),
    (
        &[" social", " instagram", " facebook", " tiktok", " linkedin", " youtube", " pinterest", " influencer"],
        Icon::Share,
    ),
    (
        &[
            " web shop",
            " webshop",
            " online shop",
            " onlineshop",
            " online store",
            " checkout page",
            " shop online",
            " e commerce",
            " ecommerce",
            " marketplace",
            " portal",
        ],
        Icon::AppWindow,
    ),
    (&[" app store", " play store"], Icon::Smartphone),
    (&[" basket", " cart ", " checkout", " warenkorb"], Icon::ShoppingCart),
    (&[" app ", " apps ", " mobile app", " smartphone"], Icon::Smartphone),
    (&[" homepage", " web", " site ", " online", " landing page", " internet", " blog", " www"], Icon::Globe),
    (
        &[" hotline", " call cent", " contact cent", " support", " helpdesk", " help desk", " service desk"],
        Icon::Headset,
    ),
    (&[" phone", " call", " telephone", " telefon", " anruf"], Icon::Phone),
    (&[" pick up", " pickup", " collect", " click and", " parcel", " package", " paket", " abhol"], Icon::Package),
    (&[" deliver", " courier", " van ", " shipping", " driver", " liefer", " versand", " transport"], Icon::Truck),
    (&[" pay", " bill", " invoice", " credit card", " zahlung", " rechnung", " terminal"], Icon::CreditCard),
    (&[" bank", " branch", " filiale", " office ", " city hall", " authority", " amt "], Icon::Landmark),
    (
        &[" clinic", " hospital", " doctor", " practice", " ward ", " pharmac", " klinik", " praxis", " arzt"],
        Icon::Hospital,
    ),
    (
        &[" store", " shop", " showroom", " retail", " counter", " laden", " geschäft", " markt", " market "],
        Icon::Store,
    ),
    (&[" home", " house", " living room", " zuhause", " haus"], Icon::House),
    (&[" event", " fair ", " appointment", " webinar", " workshop", " termin", " messe", " calendar"], Icon::Calendar),
    (&[" tv ", " television", " video", " film", " cinema", " fernseh", " streaming"], Icon::Tv),
    (&[" press", " newspaper", " magazine", " news ", " article", " zeitung"], Icon::Newspaper),
    (
        &[
            " ad ",
            " ads ",
            " advert",
            " campaign",
            " poster",
            " billboard",
            " radio",
            " banner",
            " display",
            " werbung",
        ],
        Icon::Megaphone,
    ),
    (
        &[
            " letter",
            " post",
            " brochure",
            " leaflet",
            " flyer",
            " catalog",
            " document",
            " form ",
            " contract",
            " brief",
            " manual",
            " paper",
        ],
        Icon::FileText,
    ),
    (&[" qr", " scan"], Icon::QrCode),
    (&[" place", " location", " on site", " street", " travel", " visit", " vor ort"], Icon::MapPin),
    (&[" repair", " workshop", " technic", " install", " assembl", " montage", " reparatur"], Icon::Wrench),
    (
        &[
            " team",
            " staff",
            " advis",
            " sales",
            " person",
            " community",
            " club",
            " user group",
            " in person",
            " berat",
        ],
        Icon::Users,
    ),
];

/// The icon for a channel of this name.
pub(super) fn guess(name: &str) -> Icon {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let name = format!(" {} ", words.join(" "));
    let fits = |words: &&[&str]| words.iter().any(|word| name.contains(word));
    WORDS.iter().find(|(words, _)| fits(words)).map_or(Icon::Circle, |(_, icon)| *icon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_channels_find_their_icon() {
        for (name, icon) in [
            ("Social", Icon::Share),
            ("Instagram ad", Icon::Share),
            ("Word of mouth", Icon::Users),
            ("Search engine", Icon::Search),
            ("Review site", Icon::MessageSquareText),
            ("Web shop", Icon::AppWindow),
            ("Website", Icon::Globe),
            ("Store", Icon::Store),
            ("Click-and-collect point", Icon::Package),
            ("Home", Icon::House),
            ("Homepage", Icon::Globe),
            ("Phone", Icon::Phone),
            ("E-mail", Icon::Mail),
            ("App", Icon::Smartphone),
            ("Banking app", Icon::Smartphone),
            ("Branch", Icon::Landmark),
            ("Letter", Icon::FileText),
            ("Live chat", Icon::MessageCircle),
            ("Home delivery", Icon::Truck),
            ("Trade fair", Icon::Calendar),
            ("Filiale", Icon::Landmark),
            ("Something else", Icon::Circle),
            ("", Icon::Circle),
        ] {
            assert_eq!(guess(name), icon, "{name}");
        }
    }
}
