package dev.assetwright.example.shop;

import java.math.BigDecimal;

/** An order line. */
public record Order(String customer, int quantity, BigDecimal price) {
  /** Returns one, with the price as text. */
  public static Order of(String customer, int quantity, String price) {
    return new Order(customer, quantity, new BigDecimal(price));
  }
}
