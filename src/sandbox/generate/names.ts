// Names of companies and people that nobody has; the simulated directories are filled with them.

export const COMPANY_FIRST = `
  Northgate Southmere Eastbrook Westhollow Alderfield Birchwater Cedarline Dunmore Elmridge
  Fernvale Greywater Hartwell Ironbridge Juniper Kestrel Larkfield Millrace Netherby Oakhurst
  Pinecrest Quarrybank Ravenmoor Silverlake Thornbury Underhill Velden Willowmere Yarrow
  Amberley Bluestone Copperhill Driftwood Everglen Foxglove Goldcrest Highmoor`
  .trim()
  .split(/\s+/);

export const COMPANY_SECOND = `
  Foods Logistics Chemicals Textiles Energy Shipping Instruments Packaging Optics Dairy
  Steel Printing Mobility Ceramics Health Media Paper Robotics Seeds Rail`
  .trim()
  .split(/\s+/);

export const GIVEN = `
  Ada Anton Astrid Bela Carmen Dario Edda Emil Esra Fabian Fiona Goran Hana Ilse Irena Jakob
  Jamila Jonas Karim Katja Kwame Lars Lea Linnea Lorenz Maja Marek Mina Nadja Nuria Olaf Oskar
  Paula Petra Rafik Rosa Runa Samir Selma Stefan Tamara Theo Tilda Ugo Vera Viktor Wanda Xenia
  Yannick Yusra Zoran Amara Bruno Cleo Diego Elin Farid Greta Hector Inga`
  .trim()
  .split(/\s+/);

export const FAMILY = `
  Ahlers Bakker Castell Dahlberg Eriksen Falk Garner Hofmann Ivers Jansson Keller Lindt Marchetti
  Novotny Okonkwo Petersen Quist Rossi Sandoval Toivonen Ullmann Varga Winter Xanthos Yilmaz
  Zeller Abbott Brandvold Corvin Dvorak Engel Fontaine Grau Haas Ibrahim Jarvis Kovac Lemaire
  Moreau Nagy Ortega Pohl Reiter Sorensen Tanner Urban Vance Weiss Young Zimmer`
  .trim()
  .split(/\s+/);

export const TITLES = `
  Accountant|Buyer|Controller|Data analyst|Dispatcher|Engineer|HR partner|Legal counsel|
  Plant manager|Product manager|Sales manager|Service desk agent|Technician|Warehouse lead`
  .split('|')
  .map((title) => title.trim());

/** Organisations outside the estate, from which guests come as well. */
export const OUTSIDE = COMPANY_FIRST.slice(0, 24).map(
  (first) => `${first.toLowerCase()}-partners.example`,
);
