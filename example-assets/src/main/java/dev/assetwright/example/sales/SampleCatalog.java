package dev.assetwright.example.sales;

import java.util.List;

/** What the made-up shop sells, where, and to whom. Invented, and unlike any real shop's list. */
final class SampleCatalog {
  /** An article and its price in pence. */
  record Article(String stockCode, String description, int pence) {}

  static final List<Article> ARTICLES = List.of(
      new Article("20114", "TIN LUNCHBOX RED SQUIRREL", 395),
      new Article("20115", "TIN LUNCHBOX BARN OWL", 395),
      new Article("20162", "PAPER STRAWS, PACK OF 25", 125),
      new Article("20418A", "ENAMEL MUG SEASIDE BLUE", 495),
      new Article("20418B", "ENAMEL MUG PILLAR BOX RED", 495),
      new Article("20571", "TEA TOWEL LIGHTHOUSES", 595),
      new Article("20572", "TEA TOWEL WILD HERBS", 595),
      new Article("20830", "FELT BUNTING ALPHABET", 850),
      new Article("21007", "JAM JAR CANDLE RHUBARB", 450),
      new Article("21008", "JAM JAR CANDLE ELDERFLOWER", 450),
      new Article("21090", "MATCHBOX THEATRE, FOLDS OUT", 275),
      new Article("21233", "SET OF 6 ROBIN TAGS", 165),
      new Article("21234", "SET OF 6 HOLLY TAGS", 165),
      new Article("21377", "RULER 12\" BEECH WOOD", 145),
      new Article("21378", "PENCIL CASE HERRINGBONE", 325),
      new Article("21555", "WOODEN BOAT IN A BOTTLE", 1250),
      new Article("21649", "DOORSTOP SLEEPING FOX", 1095),
      new Article("21650", "DOORSTOP SLEEPING BADGER", 1095),
      new Article("21812", "CAFÉ CHALKBOARD SMALL", 375),
      new Article("22019", "KNITTED EGG COSY SPOTTY", 210),
      new Article("22020", "KNITTED EGG COSY STRIPED", 210),
      new Article("22144", "BISCUIT CUTTERS, SET OF 3", 295),
      new Article("22301", "HOT WATER BOTTLE FAIR ISLE", 895),
      new Article("22488", "BRASS BELL ON A RIBBON", 85),
      new Article("22489", "PAPER STAR LANTERN", 230),
      new Article("22703", "GARDEN TWINE IN A TIN", 415),
      new Article("22704", "SEED PACKET ORGANISER", 675),
      new Article("22951", "POSTCARD SET NORTH SEA", 350),
      new Article("23118c", "RIBBON REEL SAGE", 99),
      new Article("23118C", "RIBBON REEL CORAL", 99));

  /** Where most orders come from stands most often. */
  static final List<String> COUNTRIES = List.of(
      "United Kingdom",
      "United Kingdom",
      "United Kingdom",
      "United Kingdom",
      "United Kingdom",
      "United Kingdom",
      "United Kingdom",
      "EIRE",
      "Channel Islands",
      "France",
      "Germany",
      "Unspecified");

  private SampleCatalog() {}
}
