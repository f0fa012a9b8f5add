use domain::directory::read;

#[test]
fn damaged_directories_are_read_or_refused() {
    let samples = [
        r#"[{"id":"1","nom":"CCAS","source":"x","telephone":"0321000000","horaires_accueil":"Mo-Fr 09:00-12:00","latitude":50.4,"longitude":2.8,"date_maj":"2026-10-02"}]"#,
        r#"{"places":[{"lieu_id":1,"name":"A","position":{"location":{"coordinates":[2.3,48.8]}},"newhours":{"monday":{"open":true,"timeslot":[{"start":900,"end":1200}]}}}]}"#,
        r#"{"service":[{"nom":"Mairie","plage_ouverture":[{"nom_jour_debut":"Lundi","nom_jour_fin":"Mardi","valeur_heure_debut_1":"09:00:00","valeur_heure_fin_1":"12:00:00","commentaire":"x"}]}]}"#,
        "id;nom;source;telephone\n1;\"Caf; Lens\";x;0321000000\n",
    ];
    let samples: Vec<Vec<u8>> = samples.iter().map(|sample| sample.as_bytes().to_vec()).collect();
    mutation::attack("directories", &samples, |bytes| {
        if let Ok(directory) = read(bytes) {
            for service in &directory.services {
                let _ = service.now(1_795_424_400_000);
            }
        }
    });
}
