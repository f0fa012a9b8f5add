//! The lines of the pictograms, each as SVG path data on a square of 32, drawn for this product.
//!
//! They are things that people hold in their hands or stand in front of, for who cannot read the word beside them.
//! Lines are 2 wide as in the smaller drawings, and stay away from the edge, which would cut them.

/// Names each drawing once, for the screens and for the tests that hold all of them.
macro_rules! drawings {
    ($($(#[$about:meta])* $name:ident: $path:literal;)*) => {
        $($(#[$about])* pub(super) const $name: &str = $path;)*

        /// All of them, under their names.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

drawings! {
    /// A card with a face and lines.
    IDENTITY_CARD: "M2 6h28v20H2ZM14 13.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM5.5 22c0-2.5 2-4 5-4s5 1.5 5 4\
        M19 12h7M19 16.5h7M19 21h5";
    /// A booklet with a globe.
    PASSPORT: "M8 2h16a2 2 0 0 1 2 2v24a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Z\
        M22.5 13a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM9.5 13h13M16 6.5c-3.7 4-3.7 9 0 13\
        M16 6.5c3.7 4 3.7 9 0 13M11 25h10";
    /// A card with a face and a flag.
    RESIDENCE_PERMIT: "M2 6h28v20H2ZM13 13.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z\
        M4.5 22c0-2.5 2-4 5-4s5 1.5 5 4M19 10v13M19 11c2.5-1.5 4.5 1.5 8 0v6.5c-3.5 1.5-5.5-1.5-8 0";
    /// A card with a car.
    DRIVING_LICENCE: "M2 6h28v20H2ZM10.5 21H7v-5l2.5-1.5 2-4h9l3 4 2.5 1.5v5h-3.5M13.5 21h6M9.5 14.5h14\
        M13.5 21a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM22.5 21a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Z";
    /// A card with a chip and a cross.
    HEALTH_CARD: "M2 6h28v20H2ZM6 12h7v8H6ZM6 16h7M20 10.5h4V14h3.5v4H24v3.5h-4V18h-3.5v-4H20Z";
    /// A heart with a cross.
    HEALTH_COVER: "M16 28C6 21 3 16.5 3 11.5A6.5 6.5 0 0 1 16 9a6.5 6.5 0 0 1 13 2.5C29 16.5 26 21 16 28Z\
        M16 12.5v8M12 16.5h8";
    /// A portrait.
    PHOTO: "M5 2h22v28H5ZM20.5 12a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z\
        M8.5 26.5c0-4.5 3-6.5 7.5-6.5s7.5 2 7.5 6.5";
    /// A sheet with a house.
    ADDRESS_PROOF: "M5 2h16l6 6v22H5ZM21 2v6h6M9 20l7-6.5 7 6.5M11.5 18v8h9v-8M16 26v-3";
    /// A receipt with a flash.
    BILL: "M6 2h20v28l-3.3-2.5-3.3 2.5-3.4-2.5-3.4 2.5-3.3-2.5L6 30ZM17.5 6l-5.5 8h8l-5.5 8";
    /// A sheet with a key.
    LEASE: "M5 2h16l6 6v22H5ZM21 2v6h6M16 21.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM15 19 23 11.5\
        M19 15.5l2.5 2.5";
    /// Two persons under one roof.
    HOSTING: "M2 14.5 16 3l14 11.5M13.5 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z\
        M4.5 29v-1c0-3.5 2-5 6-5s5.5 1.5 5.5 5v1M24.5 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z\
        M19.5 23.2c5-1 8 1 8 4.8v1";
    /// A sheet and a coin.
    INCOME: "M12.5 29H4V3h11l5 5v2.5M15 3v5h5M8 13h5M8 18h3M8 23h2.5M30 21.5a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z\
        M25 18.5a4 4 0 1 0 0 6M17.5 20.3h4.5M17.5 23h4.5";
    /// A sheet with a percent sign.
    TAX_NOTICE: "M5 2h16l6 6v22H5ZM21 2v6h6M22 13l-12 13M14 14.5a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0Z\
        M22.6 24.5a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0Z";
    /// A sheet with a bank.
    BANK_DETAILS: "M5 2h16l6 6v22H5ZM21 2v6h6M9 17l7-5 7 5ZM11.5 20v3.5M16 20v3.5M20.5 20v3.5M9 26.5h14";
    /// Boxes and a pencil.
    FORM: "M18 29H4V3h19v8M8 8h4v4H8ZM8 16h4v4H8ZM16 10h3M8 24.5h5M19 26l1-4.5 7.5-7.5 3 3-7.5 7.5Z";
    /// A sheet with a baby.
    BIRTH_RECORD: "M5 2h16l6 6v22H5ZM21 2v6h6M23 19.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z\
        M16.5 12.5c-2 .5-2 2.5-.3 3M13.5 19.5v.1M18.5 19.5v.1M13.5 22.5c1.5 1.5 3.5 1.5 5 0";
    /// An open booklet with a parent and a child.
    FAMILY_RECORD: "M16 8C12 5.5 7 5 2 6v20.5c5-1 10-.5 14 2 4-2.5 9-3 14-2V6c-5-1-10-.5-14 2ZM16 8v20.5\
        M11.5 12.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM5.5 22c0-3 1-4 3.5-4s3.5 1 3.5 4\
        M25 15.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM20 22.5c0-2 .8-2.5 3-2.5s3 .5 3 2.5";
    /// A sheet with a cross.
    MEDICAL_CERTIFICATE: "M5 2h16l6 6v22H5ZM21 2v6h6M13.5 12h5v4.5H23v5h-4.5V26h-5v-4.5H9v-5h4.5Z";
    /// A booklet with a heart.
    HEALTH_RECORD: "M6 2h20v28H6ZM10.5 2v28\
        M18.3 21.5c-4-3-5-4.5-5-6.5a2.6 2.6 0 0 1 5-1 2.6 2.6 0 0 1 5 1c0 2-1 3.5-5 6.5Z";
    /// A gavel.
    JUDGMENT: "M13.5 3.5l10 10M12 5l-5 5M22 15l-5 5M12 5l1.5-1.5M8.5 8.5l10 10M7 10l10 10M15.5 16 4 27.5\
        M15 29h14M18 29v-3h8v3";
    /// A person in a robe with bands.
    LAWYER: "M20.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM4 29c0-8 4-12 12-12s12 4 12 12Z\
        M13.5 17.5V26l2.5-2 2.5 2v-8.5";
    /// A person with a stethoscope.
    DOCTOR: "M20.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM4 29c0-8 4-12 12-12s12 4 12 12M11 17.5v3\
        M8.5 25v-1.5a2.5 2.5 0 0 1 5 0V25M20.5 17.5v4M22.5 23.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z";
    /// An envelope.
    LETTER: "M2 7h28v19H2ZM2.5 8 16 18 29.5 8M3 25l8.5-9.5M29 25l-8.5-9.5";
    /// A sheet with a seal.
    CERTIFICATE: "M14.5 29H4V3h12l5 5v3.5M16 3v5h5M8 13h7M8 18h5.5M8 23h6\
        M29 19.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0ZM20 25v5l3.5-2 3.5 2v-5M23.5 19.5v.1";
    /// A square cap with its tassel.
    SCHOOL_RECORD: "M16 6 2 12.5 16 19l14-6.5ZM8 15.5V22c4.5 4 11.5 4 16 0v-6.5M29 13v9";
    /// A sheet with a briefcase.
    WORK_RECORD: "M5 2h16l6 6v22H5ZM21 2v6h6M9 16.5h14V26H9ZM13 16.5V13h6v3.5M9 20.5h14";
    /// A sheet being signed.
    CONTRACT: "M19 29H5V3h18v7M9 9h9M9 14h6M9 24c1.5-5 4-5 3.5-1.5-.3 2 2 1.5 3-1\
        M19 22l8.5-10 3 2.5-8 10-4 1.5Z";
    /// A sheet with a face and lines.
    CV: "M5 2h22v28H5ZM14.5 9a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z\
        M8.5 17.5c0-2.5 1.2-3.5 3.5-3.5s3.5 1 3.5 3.5M19 8.5h4M19 13.5h4M9.5 21.5h13M9.5 25.5h9";
    /// A computer with a pointer.
    ONLINE: "M6 5h20v16H6ZM2 26h28M13.5 9.5l7 6-3.8.4-2 3.1Z";
    /// A receiver that rings.
    TELEPHONE: "M6 4h6l3 7-3.5 2.5a17 17 0 0 0 7 7L21 17l7 3v6a2.5 2.5 0 0 1-2.5 2.5C13 28 4 19 3.5 6.5\
        A2.5 2.5 0 0 1 6 4ZM20 3.5c4.5.8 8 4.2 8.5 8.5M20 8.5c2 .5 3.2 1.7 3.5 3.5";
    /// Two persons at a table.
    MEETING: "M11 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM28 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z\
        M3 28V19c0-2.5 1.5-4 4-4s4 1 4.5 3.5M29 28V19c0-2.5-1.5-4-4-4s-4 1-4.5 3.5M9 22h14M16 22v7";
    /// A banknote.
    PAYMENT: "M2 8h28v16H2ZM20.5 16a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM6.5 12.5v.1M25.5 19.5v.1";
    /// A piggy bank.
    SAVINGS: "M5 15c1-5 5.5-7.5 11-7.5 1.5 0 3 .2 4.5.7L25 5v5c1.5 1.3 2.5 2.5 3 4h2v6h-2.5\
        c-.7 1.5-1.7 2.5-3 3.5V27h-5v-2h-6v2h-5v-4C6 21.5 4.5 19 5 15ZM2 12c0 2 1 3 3 3\
        M12.5 11.5c2-.7 4-.7 6 0M23.5 14.5v.1";
    /// An arrow round a sheet.
    RENEWAL: "M28 16a12 12 0 1 1-4-9M24.5 2v5.5H19M11 10h10v12H11ZM14.5 14h3M14.5 18h3";
    /// A person who speaks.
    TELLING: "M13.5 15a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM2 29c0-4.5 2.5-6.5 7-6.5s7 2 7 6.5\
        M15 3h15v12H22l-4 4v-4h-3ZM19 7.5h7M19 11h4";
    /// A month sheet with a ringed day.
    DATE: "M4 6h24v23H4ZM4 13h24M10.5 2v7M21.5 2v7M23 21a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM9.5 18v.1\
        M9.5 23.5v.1";
    /// An open folder.
    FOLDER: "M2 27V8h9l3 3h13v4M7 15h23l-4 12H2ZM2 27l5-12M15 7V4h10v3";
    /// A sheet with a police cap.
    POLICE_REPORT: "M5 2h16l6 6v22H5ZM21 2v6h6M8.5 17c4-5 11-5 15 0L21 22H11ZM10 26.5c4-1.8 8-1.8 12 0\
        M16 16v2";
    /// An arrow from a sheet to one in another script.
    TRANSLATION: "M2 12h11v17H2ZM19 12h11v17H19ZM5.5 17h4M5.5 21h4M5.5 25h2M22 18c1-1.5 2 1.5 3 0s1.5 0 2 0\
        M22 23c1-1.5 2 1.5 3 0s1.5 0 2 0M8 8.5c3-5 12-5.5 16-.5M24.5 3v5.5H19";
    /// A cheque with its box and its signature.
    CHEQUE: "M2 8h28v17H2ZM6 13h9M6 17.5h6M20 12.5h6v4h-6ZM18 21.5c1.5-2.5 3-2.5 2.8-.7s2 1 5.2-.8M6 21.5h3";
    /// A notebook and a pencil.
    NOTEBOOK: "M24 12V4a2 2 0 0 0-2-2H6v28h16a2 2 0 0 0 2-2v-1M6 8H3M6 16H3M6 24H3M11 9h8M11 14h5\
        M17 24l1-4.5 8-8 3.5 3.5-8 8Z";
    /// A house.
    HOUSE: "M2 15.5 16 4l14 11.5M6 12.5V29h20V12.5M13 29v-8h6v8M22.5 9V4.5H26v7";
    /// An umbrella.
    INSURANCE: "M2 16C2.5 9 8.5 4.5 16 4.5S29.5 9 30 16ZM16 4.5V2M16 16v10a3 3 0 0 0 6 0M11 16c0-5 2-9 5-11.5\
        M21 16c0-5-2-9-5-11.5";
    /// The face of a baby.
    BABY: "M27 16a11 11 0 1 1-22 0 11 11 0 0 1 22 0ZM5.5 13C2 12 2 19 5.5 19M26.5 13c3.5-1 3.5 6 0 6\
        M16 5c-3 0-4 3.5-1 4.5M12 15v.1M20 15v.1M11.5 20c2.5 3 6.5 3 9 0";
    /// A pediment on columns.
    BANK: "M3 12 16 3l13 9ZM7 16v7M13 16v7M19 16v7M25 16v7M4 28h24M16 8.5v.1";
    /// A briefcase.
    BRIEFCASE: "M2 10h28v17H2ZM11 10V5h10v5M2 17.5h28M16 16v4";
    /// Two piles of coins.
    COINS: "M17 8c0 1.9-3.1 3.5-7 3.5S3 9.9 3 8s3.1-3.5 7-3.5S17 6.1 17 8ZM3 8v16c0 2 3 3.5 7 3.5\
        M3 13.5c0 2 3 3.5 7 3.5M3 19c0 2 3 3.5 7 3.5M17 8v4\
        M29 18c0 1.9-3.1 3.5-7 3.5s-7-1.6-7-3.5 3.1-3.5 7-3.5 7 1.6 7 3.5Z\
        M15 18v6.5c0 2 3 3.5 7 3.5s7-1.5 7-3.5V18";
    /// A key.
    KEY: "M15 20a6 6 0 1 1-12 0 6 6 0 0 1 12 0ZM13.2 15.8 26 3M20 9l5 5M24 5l4 4M9 20v.1";
    /// A letter in its box.
    LETTER_BOX: "M8 14V4h16v10M8 5l8 6 8-6M3 14h26v15H3ZM9 19h14M14 24h4";
    /// A light bulb.
    LIGHT_BULB: "M12 24v-3c-4-2-5.5-5-5.5-8.5a9.5 9.5 0 0 1 19 0c0 3.5-1.5 6.5-5.5 8.5v3ZM12.5 28h7\
        M13 13.5l3 3 3-3M16 16.5V24";
    /// A person with a walking stick.
    OLDER_PERSON: "M17 6a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM8 30l1.5-8M9.5 22c-2-6 0-9 4-9 3 0 4.5 2 5 4.5l5 1.5\
        M13.5 22l2.5 3v5M9.5 22h5M24 30V18.5a2.5 2.5 0 0 1 5 0";
    /// A pair of scales.
    SCALES: "M16 4v24M9 28h14M4 8h24M4 8 7 8M8 8l-5 11h10ZM24 8l-5 11h10ZM3 19a5 3.5 0 0 0 10 0\
        M19 19a5 3.5 0 0 0 10 0M16 4v.1";
    /// Two persons, a hand held out.
    SUPPORT: "M13 9a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM27.5 11a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z\
        M2 29v-5c0-4.5 2.5-7 7-7 2.5 0 4 .5 6 2l5.5 3M30 29v-4c0-4-2-6.5-6-6.5-2 0-3 .5-4 1.5\
        M9 24l5 2.5 6 .5";
    /// A person with a cap and a bag.
    YOUNG_PERSON: "M20.5 10a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM11.5 9c-.5-6 8.5-7 9-1l5 .5\
        M6 30v-5c0-4.5 3-7 10-7s10 2.5 10 7v5M11.5 19v11M20.5 19v11";
    /// A house with a clock and a flag.
    TOWN_HALL: "M2 29h28M5 29V15h22v14M5 15l11-6.5L27 15M16 8.5V2h6v4h-6M13 29v-7h6v7M9 20v3M23 20v3\
        M16 15.5v.1";
    /// A house with a flag, and a card.
    PREFECTURE: "M2 26V12l9-6 9 6v2M11 6V2h5v2.5h-5M2 12h18M6.5 16v6M2 26h7M12.5 17.5H30V30H12.5Z\
        M19.5 22.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM24 22h2.5M24 26h2.5M16 26.5h4";
    /// A parent, a child and a coin.
    FAMILY_ALLOWANCE: "M10.5 7a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2 29v-9c0-4 2-6 5-6 1.5 0 2.7.5 3.5 1.5\
        M17.5 19.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM10 29v-.5c0-2.5 2-4 5-4s5 1.5 5 4v.5\
        M30 9a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM25.5 6.5a3.3 3.3 0 1 0 0 5M19 9h4.5";
    /// A tall house with a cross.
    HOSPITAL: "M10 29V3h12v26M10 12H3v17h26V12h-7M16 6v6M13 9h6M13 29v-5.5h6V29M6.5 17v2.5M25.5 17v2.5\
        M6.5 24v.5M25.5 24v.5M14 17h4";
    /// The cross of a pharmacy.
    PHARMACY: "M11 2h10v9h9v10h-9v9H11v-9H2V11h9ZM16 11v10M11 16h10";
    /// A tooth.
    DENTIST: "M16 6.5C12 3 5 3.5 4.5 11c-.3 4 1.5 6 2.5 10 .8 3.5 1 8 3.5 8s2-9 5.5-9 3 9 5.5 9 2.7-4.5 3.5-8\
        c1-4 2.8-6 2.5-10C27 3.5 20 3 16 6.5ZM16 6.5c1.5 1.5 3 2 5 2";
    /// Scales between columns.
    COURT: "M3 10 16 2l13 8ZM6 13v12M26 13v12M2 29h28M4 25h24M16 13v9M11 15h10M11 15l-1.8 4h3.6Z\
        M21 15l-1.8 4h3.6Z";
    /// A school bag.
    SCHOOL: "M6 29V14a10 10 0 0 1 20 0v15ZM12 6V3h8v3M10.5 19h11v10M10.5 29V19M10.5 23.5h11M16 23.5V26\
        M12 13h8";
    /// A house with an envelope.
    POST_OFFICE: "M2 29h28M4 29V12h24v17M2 12l4-8h20l4 8ZM9 16.5h14V25H9ZM9 16.5l7 5 7-5";
    /// A magnifying glass over a briefcase.
    JOB_CENTRE: "M23 13a10 10 0 1 1-20 0 10 10 0 0 1 20 0ZM20.5 20.5 29 29M8 11.5h10V18H8ZM11 11.5V8.5h4v3";
    /// Two blocks of flats.
    APARTMENTS: "M2 29h28M6 29V3h14v26M20 13h6v16M10.5 8h5M10.5 13h5M10.5 18h5M11 29v-6h4v6M23 18v.1M23 23v.1";
    /// A bed under a roof.
    SHELTER: "M2 13 16 3l14 10M5 16v13M5 25h22v4M27 25v-2a3 3 0 0 0-3-3H13v5\
        M10.5 19.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Z";
    /// A face under a police cap.
    POLICE: "M7 9c4-6 14-6 18 0l-2.5 4h-13ZM16 6.5v2M10.5 13v3a5.5 5.5 0 0 0 11 0v-3\
        M3 30c0-5.5 3.5-7.5 8-8l5 4 5-4c4.5.5 8 2.5 8 8ZM22 27h3";
    /// A shop with its awning.
    SHOP: "M4 13v16h24V13\
        M2 11l3-8h22l3 8a3.5 3.5 0 0 1-7 0 3.5 3.5 0 0 1-7 0 3.5 3.5 0 0 1-7 0 3.5 3.5 0 0 1-7 0Z\
        M18.5 29v-9h5v9M8 20h6v5H8Z";
    /// A basket of bread and fruit.
    FOOD_AID: "M2 15h28l-3.5 14h-21ZM8 15c-1-5 1-9 4-8 2 .5 2.5 3 2 8M20 8c-3-2.5-6.5 0-4.5 7\
        M20 8c4-2 7 1 5 7M20 8c0-2.5 1-4 3-4.5M12 20v4M16 20v4M20 20v4";
    /// A person in a wheelchair.
    DISABILITY: "M14 5.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM11 12v8h9l4 7.5 4-1.5M11 15.5h7\
        M8 16a7.5 7.5 0 1 0 11 9.5";
    /// A person behind a counter.
    COUNTER: "M20.5 7.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM6 19c.5-3.5 4-5 10-5s9.5 1.5 10 5M2 19h28v4H2Z\
        M5 23v6.5M27 23v6.5M11 27h10";
    /// Books on a shelf.
    LIBRARY: "M4 4h6v24H4ZM10 8h6v20h-6ZM18 9l5.5-1.5L29 27l-5.5 1.5ZM4 9h6M10 23h6M19.3 13.5l5.5-1.5";
    /// A person at a board.
    TRAINING: "M10 3h20v15H16.5M14.5 8.5H25M18 13h7M11 12.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z\
        M2 30v-4c0-4 2-6 5-6 2 0 3.5.7 4.5 2.5L16 18";
    /// A pram.
    CHILDCARE: "M4 13h24c0 6-4 10-9.5 10h-5C8 23 4 19 4 13ZM16 13V3C22 3 27.5 7 28 13M4 13 2 7.5\
        M12 27a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM25 27a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z";
    /// A heart over an open hand.
    ASSOCIATION: "M16 15.5c-5-3.7-6.5-6-6.5-8.3A3.3 3.3 0 0 1 16 6a3.3 3.3 0 0 1 6.5 1.2\
        c0 2.3-1.5 4.6-6.5 8.3ZM2 19h4c4 0 5 2.5 8 2.5h4a2 2 0 0 1 0 4h-5\
        M20 23l6.5-3.5c2.5-1.3 4 1 2.5 2.5L20 29H2";
}
