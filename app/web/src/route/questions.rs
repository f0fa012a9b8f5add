//! The screens that ask one thing, or are one step of several, by their words in an address.

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All questions, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The question's word in an address.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            pub(super) fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|question| question.word() == word)
            }
        }
    )+};
}

questions! {
    /// What is asked about an appointment, one question a screen.
    Question {
        /// What it is about.
        What = "quoi",
        /// Which day.
        Day = "jour",
        /// Which day, by its date.
        Date = "date",
        /// At what time.
        Time = "heure",
        /// Until what time.
        End = "fin",
        /// Where.
        Place = "lieu",
        /// With whom.
        With = "personne",
        /// Which number to call.
        Phone = "telephone",
        /// Whether one has to come.
        Attendance = "presence",
        /// Anything else to remember.
        Note = "note",
        /// All answers once more.
        Review = "verifier",
    }

    /// What is asked about a step.
    StepQuestion {
        /// Its name.
        Label = "nom",
        /// What it is for.
        Why = "explication",
        /// The day by which it should be done.
        Due = "date-limite",
        /// The date written on the paper.
        Issued = "date-du-papier",
        /// Who did it.
        How = "avec-qui",
        /// Its place in the list.
        Move = "place",
    }

    /// What is asked about a service.
    ServiceQuestion {
        /// What it is called.
        Name = "nom",
        /// Where it is.
        Address = "adresse",
        /// Which number to call.
        Phone = "telephone",
        /// Where to write to.
        Email = "courriel",
        /// When it is open, over the week.
        Hours = "horaires",
        /// Days and times that are added.
        Opening = "heures",
        /// What holds on public holidays.
        Holidays = "feries",
        /// Days on which it is closed for once.
        Closure = "fermeture",
        /// Which languages are spoken.
        Languages = "langues",
        /// How to get in.
        Access = "acces",
        /// All that can be changed.
        All = "modifier",
    }

    /// The screens of sharing a list.
    ShareStep {
        /// What leaves the phone, and for what.
        Offer = "choix",
        /// The code for who writes too.
        Together = "ensemble",
        /// The code for who reads.
        ToRead = "lire",
        /// The codes with the list itself, for who writes too.
        TogetherOffline = "ensemble-sans-reseau",
        /// The codes with the list itself, for who reads.
        ToReadOffline = "lire-sans-reseau",
        /// An invitation for who writes too.
        TogetherFar = "ensemble-de-loin",
        /// An invitation for who reads.
        ToReadFar = "lire-de-loin",
        /// Before sharing is stopped.
        Stop = "arreter",
    }

    /// What is asked about a document.
    DocumentQuestion {
        /// Its name.
        Kind = "nom",
        /// The date written on it.
        Issued = "date",
        /// Its last valid day.
        ValidUntil = "fin",
    }

    /// What is asked about the person who helps.
    WorkerQuestion {
        /// Their name.
        Name = "nom",
        /// Their number.
        Phone = "telephone",
    }
}

impl ShareStep {
    /// The screen before it.
    pub(super) const fn parent(self) -> Self {
        match self {
            Self::Offer | Self::Together | Self::ToRead => Self::Offer,
            Self::TogetherOffline | Self::TogetherFar | Self::Stop => Self::Together,
            Self::ToReadOffline | Self::ToReadFar => Self::ToRead,
        }
    }
}
