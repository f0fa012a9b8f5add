use core::ops::Range;

use super::Tokens;
use super::token::is_one_of;

/// The words that say what the appointment is: those between "RDV" and the day, the person or the place.
pub(super) fn subject(tokens: &Tokens, taken: &[Range<usize>]) -> Option<Range<usize>> {
    const ENDS: &str = "\
        le|du|au|a|aux|avec|est|sont|chez|,|.|!|dans|par|prevu|fixe|confirme|annule|modifie|deplace|\
        reporte|demain|ce|(|;|sera|aura|ne|n|vous|qui|pris|sur|en|devant|initialement";
    let first = |at: usize| {
        if tokens.begins(at, "rdv") {
            Some(at + 1)
        } else if tokens.begins(at, "rendez - vous") {
            Some(at + 3)
        } else if tokens.begins(at, "rendez vous") {
            Some(at + 2)
        } else {
            None
        }
    };
    (0..tokens.0.len()).find_map(|at| {
        let mut start = first(at)?;
        while matches!(
            tokens.text(start),
            "modifie" | "annule" | "confirme" | "reporte" | "deplace" | ":" | "-"
        ) {
            start += 1;
        }
        let mut end = start;
        while end < tokens.0.len()
            && end - start < 7
            && !(is_one_of(tokens.text(end), ENDS) && !(tokens.text(end) == "du" && end == start))
            && tokens.0[end].lines_before == 0
            && !tokens.0[end].link
            && !taken.iter().any(|range| range.contains(&end))
        {
            end += 1;
        }
        let words = tokens.0.get(start..end)?;
        let has_word = words.iter().any(|token| {
            token.is_word() && token.text.len() > 1 && !["pour", "de", "du"].contains(&token.text.as_str())
        });
        // The sender's own name may hold the word: "RDV Solidarités : RDV …".
        let again = words.iter().any(|token| matches!(token.text.as_str(), "rdv" | "rendez"));
        (has_word && !again).then_some(start..end)
    })
}
