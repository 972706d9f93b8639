package dev.assetwright.example.shop;

import dev.assetwright.Day;
import java.math.BigDecimal;

/** What a pound costs in euros. */
public interface Rates {
  /** The rate of a day. */
  BigDecimal of(Day day);
}
