package dev.assetwright.example.sales;

/** Why a line is left out. A line has one reason, the first in this order. */
enum RejectReason {
  FIELD_COUNT("number of fields differs from the header's"),
  BLANK_INVOICE("blank invoice"),
  BLANK_STOCK_CODE("blank stock code"),
  BAD_QUANTITY("quantity is not a whole number"),
  ZERO_QUANTITY("quantity is 0"),
  BAD_PRICE("price is not a decimal number"),
  PRICE_NOT_POSITIVE("price is not above 0"),
  BAD_DATE("date is not yyyy-MM-dd HH:mm[:ss] or M/d/yyyy H:mm"),
  POSITIVE_RETURN("return with a positive quantity"),
  STOCK_CORRECTION("stock correction"),
  DUPLICATE("duplicate");

  private final String words;

  RejectReason(String words) {
    this.words = words;
  }

  /** Returns the reason in words. */
  @Override
  public String toString() {
    return words;
  }
}
