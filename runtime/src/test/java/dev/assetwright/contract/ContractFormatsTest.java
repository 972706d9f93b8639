package dev.assetwright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assetwright.Compatibility;
import dev.assetwright.contract.ContractFormats.Format;
import dev.assetwright.json.CanonicalJson;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ContractType;
import dev.assetwright.rules.contract.ContractVersion;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NumberRange;
import dev.assetwright.rules.contract.SchemaChange;
import dev.assetwright.rules.contract.SchemaComparison;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is exported is judged by the libraries of those who read it. */
class ContractFormatsTest {
  enum Country {
    DE,
    FR
  }

  record Line(int quantity, Optional<Line> other) {}

  /** One component of each type, in the order of the definition below. */
  record Everything(
      boolean truth,
      byte tiny,
      short small,
      int number,
      long large,
      BigInteger huge,
      float single,
      double real,
      BigDecimal amount,
      char letter,
      String text,
      byte[] picture,
      UUID id,
      URI link,
      LocalDate day,
      LocalTime time,
      LocalDateTime local,
      Instant at,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration length,
      Period period,
      Year year,
      YearMonth month,
      ZoneId zone,
      Optional<String> note,
      Country country,
      List<Line> lines,
      Map<Country, Long> counts) {}

  private static final ContractDefinition EVERYTHING = definition(
      "Everything",
      "truth: boolean",
      "tiny: byte",
      "small: short",
      "number: int",
      "large: long",
      "huge: integer",
      "single: float",
      "real: double",
      "amount: decimal",
      "letter: char",
      "text: string",
      "picture: bytes",
      "id: uuid",
      "link: uri",
      "day: date",
      "time: time",
      "local: datetime",
      "at: instant",
      "offset: offset_datetime",
      "zoned: zoned_datetime",
      "length: duration",
      "period: period",
      "year: year",
      "month: year_month",
      "zone: zone",
      "note: string?",
      "country: Country",
      "lines: list<Line>",
      "counts: map<Country, long>");

  private static final Everything VALUE = new Everything(
      true,
      (byte) -1,
      (short) 2,
      3,
      4L,
      BigInteger.TEN.pow(30),
      1.5f,
      2.5,
      new BigDecimal("12.340"),
      'x',
      "text",
      new byte[] {1, 2},
      new UUID(1, 2),
      URI.create("https://example.com/a"),
      LocalDate.of(2026, 11, 23),
      LocalTime.of(12, 30),
      LocalDateTime.of(2026, 11, 23, 12, 30),
      Instant.parse("2026-11-23T12:30:00Z"),
      OffsetDateTime.parse("2026-11-23T12:30:00+01:00"),
      ZonedDateTime.parse("2026-11-23T12:30:00+01:00[Europe/Berlin]"),
      Duration.ofMinutes(90),
      Period.ofDays(3),
      Year.of(2026),
      YearMonth.of(2026, 11),
      ZoneId.of("Europe/Berlin"),
      Optional.empty(),
      Country.DE,
      List.of(new Line(1, Optional.of(new Line(2, Optional.empty())))),
      Map.of(Country.FR, 5L));

  @Test
  void valuesAsTheyAreStoredKeepToTheJsonSchema() {
    assertThat(errors(json(VALUE))).isEmpty();
  }

  @Test
  void theJsonSchemaIsOne() {
    Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(
            meta.validate(ContractFormats.write(EVERYTHING, Format.JSON_SCHEMA), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"tiny\":-1 | \"tiny\":200 | /tiny",
        "\"number\":3 | \"number\":3.5 | /number",
        "\"country\":\"DE\" | \"country\":\"XX\" | /country",
        "\"day\":\"2026-11-23\" | \"day\":\"23.11.2026\" | /day",
        "\"at\":\"2026-11-23T12:30:00Z\" | \"at\":\"noon\" | /at",
        "\"letter\":\"x\" | \"letter\":\"xy\" | /letter",
        "\"text\":\"text\", | `` | ``",
        "{\"FR\":5} | {\"XX\":5} | /counts",
        "\"quantity\":2 | \"quantity\":null | /lines/0/other/quantity"
      })
  void whatIsNoSuchValueIsRefusedByTheJsonSchema(String right, String wrong, String place) {
    String json = json(VALUE);
    assertThat(json).contains(right);

    assertThat(errors(json.replace(right, wrong))).anyMatch(error -> error.startsWith(place + ":"));
  }

  private static List<String> errors(String json) {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(ContractFormats.write(EVERYTHING, Format.JSON_SCHEMA));
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private static String json(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CanonicalJson.write(out, Everything.class, value);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void avroReadsTheAvroSchema() {
    org.apache.avro.Schema schema = avro(EVERYTHING);

    assertThat(schema.getFullName()).isEqualTo("shop.Everything");
    assertThat(schema.getFields()).hasSize(Everything.class.getRecordComponents().length);
    assertThat(schema.getField("amount").schema().getLogicalType())
        .isEqualTo(LogicalTypes.bigDecimal());
    assertThat(schema.getField("at").schema().getLogicalType())
        .isEqualTo(LogicalTypes.timestampMicros());
    assertThat(
            schema.getField("lines").schema().getElementType().getField("other").schema())
        .hasToString("[\"null\",%s]".formatted(schema.getField("lines").schema().getElementType()));
  }

  /** Where Avro has the same types, its own rules come to what ours come to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: int | a: int",
        "a: int | a: int; b: int",
        "a: int | a: int; b: int?",
        "a: int | a: int; b: int = 7",
        "a: int | a: int; b: string = x",
        "a: int; b: int | a: int",
        "a: int; b: int? | a: int",
        "a: int; b: int = 7 | a: int",
        "a: int | b: int was a",
        "a: int | a: long",
        "a: long | a: int",
        "a: int | a: double",
        "a: long | a: float",
        "a: float | a: double",
        "a: int | a: string",
        "a: int | a: int?",
        "a: int? | a: int",
        "a: int? | a: long?",
        "a: int | a: list<int>",
        "a: list<int> | a: list<long>",
        "a: list<int> | a: list<int?>",
        "a: map<string, int> | a: map<string, long>",
        "a: Line | a: list<Line>",
        "a: Country | a: string"
      })
  void avroAgreesOnWhatCanBeRead(String before, String after) {
    ContractDefinition old = definition("R", before.split("; "));
    ContractDefinition now = definition("R", after.split("; "));
    List<SchemaChange> changes = SchemaComparison.compare(old.schema(), now.schema());

    assertThat(reads(now, old))
        .isEqualTo(changes.stream().noneMatch(change -> change.breaks(Compatibility.BACKWARD)));
    assertThat(reads(old, now))
        .isEqualTo(changes.stream().noneMatch(change -> change.breaks(Compatibility.FORWARD)));
  }

  private static boolean reads(ContractDefinition reader, ContractDefinition writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(avro(reader), avro(writer))
            .getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static org.apache.avro.Schema avro(ContractDefinition contract) {
    return new org.apache.avro.Schema.Parser().parse(ContractFormats.write(contract, Format.AVRO));
  }

  @Test
  void aNameThatAvroDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> avro(definition("R", "größe: int")))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "'größe' cannot be written in Avro, whose names are made of A-Z, a-z, 0-9 and _.");
  }

  @Test
  void anOdcsFileTellsKeysRangesAndExactTypes() {
    ContractField id = new ContractField(
        "id",
        ContractType.parse("uuid"),
        true,
        NumberRange.ALL,
        Optional.empty(),
        List.of(),
        "the till's");
    ContractField amount = new ContractField(
        "amount",
        ContractType.parse("decimal?"),
        false,
        new NumberRange(0, 9.5),
        Optional.empty(),
        List.of("sum"),
        "");
    ContractDefinition sale = new ContractDefinition(
        "sales/sale",
        ContractVersion.parse("1.2"),
        Compatibility.FULL,
        "sales@shop.example",
        "A sale.",
        new ContractSchema(
            "Sale",
            new TreeMap<>(
                Map.of("Sale", new NamedType.RecordType("shop.Sale", List.of(id, amount))))));

    assertThat(ContractFormats.write(sale, Format.ODCS)).isEqualTo("""
        apiVersion: v3.0.1
        kind: DataContract
        id: urn:assetwright:contract:sales/sale
        name: sales/sale
        version: "1.2"
        status: active
        description:
          purpose: A sale.
        team:
          - username: sales@shop.example
            role: owner
        schema:
          - name: Sale
            logicalType: object
            properties:
              - name: id
                logicalType: string
                physicalType: uuid
                required: true
                primaryKey: true
                primaryKeyPosition: 1
                description: the till's
              - name: amount
                logicalType: number
                physicalType: decimal
                required: false
                logicalTypeOptions:
                  minimum: 0
                  maximum: 9.5
                customProperties:
                  - property: formerly
                    value:
                      - sum
        customProperties:
          - property: compatibility
            value: FULL
        """);
    assertThat(ContractFormats.importOdcs(ContractFormats.write(sale, Format.ODCS), "shop", null)
            .source())
        .isEqualTo("""
            package shop;

            import dev.assetwright.Compatibility;
            import dev.assetwright.Contract;
            import dev.assetwright.Formerly;
            import dev.assetwright.Key;
            import dev.assetwright.Range;
            import java.math.BigDecimal;
            import java.util.Optional;
            import java.util.UUID;

            /**
             * A sale.
             *
             * @param id the till's
             */
            @Contract(version = "1.2", name = "sales/sale", compatibility = Compatibility.FULL, owner = "sales@shop.example")
            public record Sale(
                @Key UUID id,
                @Range(min = 0, max = 9.5) @Formerly({"sum"}) Optional<BigDecimal> amount) {}
            """);
  }

  @Test
  void aFileOfOthersBecomesARecord() {
    ContractFormats.Imported imported = ContractFormats.importOdcs("""
        apiVersion: v3.1.0
        kind: DataContract
        id: 53581432-6c55-4ba2-a65f-72344a91553a
        name: Customer Orders
        version: 2.3.1
        status: active
        servers:
          - server: local
            type: local
        team:
          members:
            - username: jane
              role: Data Owner
        schema:
          - name: orders
            physicalType: table
            properties:
              - name: order_id
                logicalType: string
                physicalType: VARCHAR(20)
                primaryKey: true
              - name: ordered_at
                logicalType: timestamp
                required: true
              - name: shipping-day
                logicalType: date
              - name: class
                logicalType: integer
                logicalTypeOptions:
                  format: i16
                  minimum: 1
              - name: address
                logicalType: object
                properties:
                  - name: street
                    logicalType: string
              - name: line_items
                logicalType: array
                required: true
                items:
                  logicalType: object
                  properties:
                    - name: price
                      logicalType: number
                      required: true
        """, "shop", null);

    assertThat(imported.name()).isEqualTo("Orders");
    assertThat(imported.source()).isEqualTo("""
        package shop;

        import dev.assetwright.Compatibility;
        import dev.assetwright.Contract;
        import dev.assetwright.Key;
        import dev.assetwright.Range;
        import java.math.BigDecimal;
        import java.time.Instant;
        import java.time.LocalDate;
        import java.util.List;
        import java.util.Optional;

        @Contract(version = "2.3", name = "customer_orders", compatibility = Compatibility.FULL_TRANSITIVE, owner = "jane")
        public record Orders(
            @Key String orderId,
            Instant orderedAt,
            Optional<LocalDate> shippingDay,
            @Range(min = 1) Optional<Short> _class,
            Optional<Address> address,
            List<LineItems> lineItems) {

          public record Address(
              Optional<String> street) {}

          public record LineItems(
              BigDecimal price) {}
        }
        """);
  }

  @Test
  void whatIsNoDataContractIsRefused() {
    assertThatThrownBy(() -> ContractFormats.importOdcs("- a", "", null))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "The file cannot be imported: line 1: a document of names and values belongs here.");
    assertThatThrownBy(() -> ContractFormats.importOdcs("apiVersion: v2.2.2", "", null))
        .hasMessage(
            "The file cannot be imported: it is no data contract of version 3 ('apiVersion: v3.…').");
    assertThatThrownBy(() -> ContractFormats.importOdcs("apiVersion: v3.0.0", "", null))
        .hasMessage("The file cannot be imported: it has no 'schema'.");
  }

  @Test
  void aRecordThatHoldsItselfIsRefusedByOdcsAlone() {
    assertThatThrownBy(() -> ContractFormats.write(EVERYTHING, Format.ODCS))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "'everything' cannot be written in ODCS, which has no records that hold themselves, as 'Line' does.");
  }

  private static ContractDefinition definition(String root, String... fields) {
    SortedMap<String, NamedType> types = new TreeMap<>();
    types.put("Country", new NamedType.EnumType("shop.Country", List.of("DE", "FR")));
    types.put(
        "Line",
        new NamedType.RecordType(
            "shop.Line",
            List.of(
                ContractField.of("quantity", ContractType.parse("int")),
                ContractField.of("other", ContractType.parse("Line?")))));
    types.put(
        root,
        new NamedType.RecordType(
            "shop." + root,
            Arrays.stream(fields).map(ContractFormatsTest::field).toList()));
    return new ContractDefinition(
        root.toLowerCase(Locale.ROOT),
        ContractVersion.parse("1.0"),
        Compatibility.FULL,
        "",
        "",
        new ContractSchema(root, types));
  }

  private static ContractField field(String text) {
    String[] formerly = text.split(" was ");
    String[] standard = formerly[0].split(" = ");
    String[] parts = standard[0].split(": ");
    return new ContractField(
        parts[0],
        ContractType.parse(parts[1]),
        false,
        NumberRange.ALL,
        standard.length > 1 ? Optional.of(standard[1]) : Optional.empty(),
        formerly.length > 1 ? List.of(formerly[1]) : List.of(),
        "");
  }
}
