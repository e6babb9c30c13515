//! The word that may have been meant: for messages about one that there is not.

/// The closest of some words to what was typed, where one is close enough to be meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (letters, bytes) = (typed.chars().count(), typed.len());
    let far = |word: &str| word.len().max(bytes) / 2;
    known
        .into_iter()
        // As far away as it is longer or shorter, whatever else: a file may hold a word of
        // megabytes, and finding out how far that is takes as long as both are, multiplied.
        .filter(|word| letters.abs_diff(word.chars().count()) <= far(word))
        .map(|word| (strsim::damerau_levenshtein(typed, word), word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance <= far(word))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_another_word_none() {
        let words = ["memory", "distribution", "gitops.interval"];
        assert_eq!(nearest("memroy", words), Some("memory"));
        assert_eq!(nearest("gitops.intervall", words), Some("gitops.interval"));
        assert_eq!(nearest("zzz", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest("", [""; 0]), None);
    }

    #[test]
    fn a_word_of_megabytes_is_near_to_none() {
        assert_eq!(nearest(&"memory".repeat(1_000_000), ["memory"; 1_000]), None);
    }
}
