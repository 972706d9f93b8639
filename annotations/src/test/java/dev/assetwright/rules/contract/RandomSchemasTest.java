package dev.assetwright.rules.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Compatibility;
import dev.assetwright.rules.contract.ContractJudge.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of all schemas; a failing seed is the test's name. */
class RandomSchemasTest {
  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSchemaDiffersFromItselfInNothingAndIsReadBack(int seed) {
    ContractSchema schema = schema(new Random(seed));
    ContractDefinition definition = definition("1.0", schema, Compatibility.FULL_TRANSITIVE);
    ContractLock lock = ContractLock.first(definition);

    assertThat(SchemaComparison.compare(schema, schema)).isEmpty();
    assertThat(ContractText.readLock(ContractText.write(lock))).isEqualTo(lock);
    assertThat(ContractText.readDefinition(ContractText.write(definition))).isEqualTo(definition);
    assertThat(ContractJudge.judge(lock, definition).standing()).isEqualTo(Standing.ACCEPTED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goingBackBreaksInTheOtherDirection(int seed) {
    Random random = new Random(seed);
    ContractSchema one = schema(random);
    ContractSchema other = schema(random);
    List<SchemaChange> there = SchemaComparison.compare(one, other);
    List<SchemaChange> back = SchemaComparison.compare(other, one);

    assertThat(there.isEmpty()).isEqualTo(back.isEmpty());
    assertThat(breaks(there, Compatibility.BACKWARD))
        .isEqualTo(breaks(back, Compatibility.FORWARD));
    assertThat(breaks(there, Compatibility.FORWARD))
        .isEqualTo(breaks(back, Compatibility.BACKWARD));
    assertThat(breaks(there, Compatibility.FULL)).isEqualTo(breaks(back, Compatibility.FULL));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasAcceptedBreaksNothingAnyMore(int seed) {
    Random random = new Random(seed);
    Compatibility mode = Compatibility.values()[1 + random.nextInt(7)];
    ContractLock lock = ContractLock.first(definition("1.0", schema(random), mode));
    for (int minor = 1; minor < 5; minor++) {
      ContractDefinition next = definition("1." + minor, schema(random), mode);
      lock = lock.accept(next);

      assertThat(ContractJudge.judge(lock, next).standing()).isEqualTo(Standing.ACCEPTED);
      assertThat(ContractText.readLock(ContractText.write(lock))).isEqualTo(lock);
    }
  }

  private static boolean breaks(List<SchemaChange> changes, Compatibility mode) {
    return changes.stream().anyMatch(change -> change.breaks(mode));
  }

  private static ContractDefinition definition(
      String version, ContractSchema schema, Compatibility mode) {
    return new ContractDefinition("r", ContractVersion.parse(version), mode, "", "", schema);
  }

  private static ContractSchema schema(Random random) {
    SortedMap<String, NamedType> types = new TreeMap<>(Map.of(
        "C",
        new NamedType.EnumType("", random.nextBoolean() ? List.of("X") : List.of("X", "Y")),
        "R",
        new NamedType.RecordType("", fields(random)),
        "S",
        new NamedType.RecordType("", fields(random))));
    return new ContractSchema("R", types);
  }

  private static List<ContractField> fields(Random random) {
    List<ContractField> fields = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      if (random.nextInt(4) > 0) {
        fields.add(new ContractField(
            name,
            type(random, 2),
            random.nextInt(8) == 0,
            random.nextInt(6) == 0 ? new NumberRange(0, random.nextInt(3)) : NumberRange.ALL,
            random.nextInt(6) == 0 ? Optional.of("7 \"\\ \n") : Optional.empty(),
            List.of(),
            ""));
      }
    }
    return fields;
  }

  private static ContractType type(Random random, int depth) {
    ContractType type = switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new ContractType.Named("S");
      case 1 -> new ContractType.Named("C");
      case 2, 3 ->
        new ContractType.Scalar(ScalarType.values()[random.nextInt(ScalarType.values().length)]);
      case 4 -> new ContractType.ListOf(type(random, depth - 1));
      default ->
        new ContractType.MapOf(new ContractType.Scalar(ScalarType.STRING), type(random, depth - 1));
    };
    return random.nextInt(3) == 0 ? new ContractType.Maybe(type) : type;
  }
}
