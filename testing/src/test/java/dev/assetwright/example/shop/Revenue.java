package dev.assetwright.example.shop;

import java.math.BigDecimal;

/** What was sold. */
public record Revenue(BigDecimal pounds, BigDecimal euros) {
  /** Returns it from texts. */
  public static Revenue of(String pounds, String euros) {
    return new Revenue(new BigDecimal(pounds), new BigDecimal(euros));
  }
}
