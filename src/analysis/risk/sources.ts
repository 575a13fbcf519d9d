/** Where the rules come from, as printed beside a finding. docs/METHODS.md says what each one found and what it cannot say. */
export const SOURCES = {
  spike:
    "Schuster Brandt Frandsen et al. 2025, Br J Sports Med 59:1203–1210, doi 10.1136/bjsports-2024-109380, PMID 40623829 (abstract)",
  boneStress: "bone stress injury reviews: PMC7049623; Aspetar Sports Medicine Journal",
  nerve: "general clinical red flags for numbness and weakness (no single paper)",
  clot: "NHS-based public pages on blood clots in a leg",
  heartAndLungs: "NHS-based public pages on chest pain, breathlessness and fainting",
  trauma: "clinical convention after the Ottawa ankle and knee rules (not confirmed against the source)",
  systemic: "general clinical red flags for infection, inflammation and tumours (no single paper)",
  compartment: "clinical convention for compartment syndromes of the leg (not confirmed against a source)",
  rhabdomyolysis: "clinical convention for exertional rhabdomyolysis (not confirmed against a source)",
  lowEnergy: "clinical convention for relative energy deficiency in sport (not confirmed against a source)",
  restriction:
    "Yamato et al. 2015, J Orthop Sports Phys Ther (consensus definition); Clarsen et al. 2020, Br J Sports Med 54:390",
  weeklyQuestions: "Clarsen et al. 2020, Br J Sports Med 54:390; Clarsen et al. 2013, Br J Sports Med 47:495",
  painMonitoring: "Silbernagel et al. 2007, Am J Sports Med, PMID 17307888",
  anteriorKnee:
    "patellofemoral pain protocol after Esculier et al. 2016, PMC4702381; patellofemoral.trekeducation.org/runners",
  otherRegions: "walk-run protocol, Trials 2023, doi 10.1186/s13063-023-07502-x, Table 1, and clinic protocols",
  ours: "no study: a rule of our own, not yet tested",
  weekChange: "Buist et al. 2008 (532 novices); Nielsen et al. 2014, J Orthop Sports Phys Ther",
  ratioCritics:
    "Lolli et al. 2019, Br J Sports Med 53:921; Impellizzeri et al. 2021, Sports Med 51:581, doi 10.1007/s40279-020-01378-6; Dalen-Lorentsen et al. 2021, doi 10.1136/bjsports-2020-103003",
  hardShare:
    "a check on the public sample of Lövdal et al. 2021 (74 runners, CC0, doi 10.34894/UWU9PV), on the runners it was found in and not repeated",
  decoupling: "practitioners' convention (no study)",
  cadence: "Heiderscheit et al. 2011, Med Sci Sports Exerc 43:296 (45 runners); meta-analysis 2022, PMID 36057913",
  asymmetry: "cohort of 836 runners, BMJ Open Sport Exerc Med 10:e001787",
  ewma: "Williams et al. 2017, Br J Sports Med 51:209; Wang et al. 2020, doi 10.1007/s40279-020-01280-1",
  monotony: "Foster 1998, Med Sci Sports Exerc 30:1164",
  impulseResponse: "Banister 1975 impulse-response model, as used by coaches (no injury evidence)",
} as const;
