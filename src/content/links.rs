//! Links to sources. A link is shown to people who cannot judge where it leads, and the copy of a page that was read is
//! often a mirror on a hijacked host. So the hosts a link may lead to are a closed list, and whoever adds one has looked.

use super::findings::{Findings, Spot};
use super::items::Items;
use super::nearest::did_you_mean;
use super::problems::Problem;

/// The hosts of `link_hosts`, and which of them a link leads to.
pub(super) struct Hosts<'a> {
    listed: &'a Items<String>,
    /// True also for a host that cannot be read: it is reported already.
    led_to: Vec<bool>,
}

impl<'a> Hosts<'a> {
    /// Checks the list: a host stands once, without scheme and path.
    pub(super) fn check(listed: &'a Items<String>, findings: &mut Findings, list: &Spot<'_>) -> Self {
        let mut led_to = Vec::with_capacity(listed.items.len());
        for (position, (at, host)) in listed.items.iter().enumerate() {
            let spot = list.item(*at);
            let sound = is_host(host);
            if !sound {
                let advice = Some("write the host alone: www.wuxi.gov.cn".to_owned());
                findings.advise(&spot, Problem::ForbiddenLink { link: host.clone() }, advice);
            } else if listed.items.iter().take(position).any(|(_, before)| before == host) {
                findings.add(&spot, Problem::DuplicateId { what: "host".to_owned(), id: host.clone() });
            }
            led_to.push(!sound);
        }
        Self { listed, led_to }
    }

    /// A link leads to a listed host.
    pub(super) fn check_link(&mut self, findings: &mut Findings, spot: &Spot<'_>, link: &str) {
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        // What a browser takes for the end of the host ends it here too; a user name in front of it makes it no host.
        let host = rest.and_then(|rest| rest.split(['/', '\\', '?', '#']).next()).unwrap_or_default();
        if !is_host(host) || !link.bytes().all(|byte| byte.is_ascii_graphic()) {
            let advice = Some("write an address that begins with https://".to_owned());
            findings.advise(spot, Problem::ForbiddenLink { link: link.to_owned() }, advice);
            return;
        }
        let mut known = false;
        for (_, led_to) in self.listed.items.iter().zip(&mut self.led_to).filter(|((_, listed), _)| listed == host) {
            *led_to = true;
            known = true;
        }
        if !known && !self.listed.unread.may_hold(host) {
            let near = did_you_mean(host, self.listed.items.iter().map(|(_, listed)| listed.as_str()));
            let advice = "leave the link out; list the host under `link_hosts` only if it is no mirror";
            let problem = Problem::UnlistedHost { host: host.to_owned() };
            findings.advise(&spot.word(link, host), problem, near.unwrap_or_else(|| advice.to_owned()));
        }
    }

    /// Hosts no link leads to are worth a warning: nobody looks at them again.
    pub(super) fn report_unused(&self, findings: &mut Findings, list: &Spot<'_>) {
        for ((at, host), _) in self.listed.items.iter().zip(&self.led_to).filter(|(_, led_to)| !**led_to) {
            findings.add(&list.item(*at), Problem::UnusedHost { host: host.clone() });
        }
    }
}

/// True for a name such as `www.wuxi.gov.cn`, in small letters: a browser reads capitals as the same host.
fn is_host(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    text.contains('.') && text.bytes().all(letter)
}

/// The first address in a text, with or without a scheme: nobody checks where it leads.
pub(super) fn address_in(text: &str) -> Option<&str> {
    let written = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(letter);
    text.split(|letter| !written(letter)).find(|word| {
        let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default().trim_end_matches(['.', ',', ';']);
        let ending = host.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, ending)| ending);
        word.contains("://") || ending.is_some_and(|ending| ["com", "cn", "net", "org"].contains(&ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_the_middle_of_a_sentence() {
        assert_eq!(address_in("去 https://pltyw.com/a?b=1 看"), Some("https://pltyw.com/a?b=1"));
        assert_eq!(address_in("上pltyw.com。"), Some("pltyw.com"));
        assert_eq!(address_in("See www.baotou.gov.cn, then pay."), Some("www.baotou.gov.cn,"));
        assert_eq!(address_in("开 ftp://1.2.3.4"), Some("ftp://1.2.3.4"));
    }

    #[test]
    fn numbers_and_abbreviations_are_no_addresses() {
        for text in ["12393 或 023-68601313", "e.g. 1.5 km", "Paid. Two things.", ".com", "电子税务局 APP"] {
            assert_eq!(address_in(text), None, "{text}");
        }
    }
}
