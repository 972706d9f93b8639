package dev.assetwright.rules.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/** Whether a text can stand in for a missing value of a type. */
public final class DefaultValues {
  private DefaultValues() {}

  /** Whether the text is a value of the type: of a scalar its written form, of an enum a constant; of other types none is. */
  public static boolean isValue(String text, ContractType type, ContractSchema schema) {
    ContractType present = type.present();
    if (present instanceof ContractType.Scalar scalar) {
      return isScalar(text, scalar.type());
    }
    return present instanceof ContractType.Named named
        && schema.get(named.name()) instanceof NamedType.EnumType constants
        && constants.constants().contains(text);
  }

  private static boolean isScalar(String text, ScalarType type) {
    return switch (type) {
      case BOOLEAN -> text.equals("true") || text.equals("false");
      case BYTE -> reads(text, Byte::valueOf);
      case SHORT -> reads(text, Short::valueOf);
      case INT -> reads(text, Integer::valueOf);
      case LONG -> reads(text, Long::valueOf);
      case INTEGER -> reads(text, BigInteger::new);
      case FLOAT, DOUBLE, DECIMAL -> reads(text, BigDecimal::new);
      case CHAR -> text.length() == 1;
      case STRING -> true;
      case BYTES -> reads(text, Base64.getDecoder()::decode);
      case UUID -> reads(text, UUID::fromString);
      case URI -> reads(text, URI::create);
      case DATE -> reads(text, LocalDate::parse);
      case TIME -> reads(text, LocalTime::parse);
      case DATETIME -> reads(text, LocalDateTime::parse);
      case INSTANT -> reads(text, Instant::parse);
      case OFFSET_DATETIME -> reads(text, OffsetDateTime::parse);
      case ZONED_DATETIME -> reads(text, ZonedDateTime::parse);
      case DURATION -> reads(text, Duration::parse);
      case PERIOD -> reads(text, Period::parse);
      case YEAR -> reads(text, Year::parse);
      case YEAR_MONTH -> reads(text, YearMonth::parse);
      case ZONE -> reads(text, ZoneId::of);
    };
  }

  private static boolean reads(String text, Function<String, ?> read) {
    try {
      read.apply(text);
      return true;
    } catch (RuntimeException e) {
      return false; // Each of them refuses with an exception of its own.
    }
  }
}
