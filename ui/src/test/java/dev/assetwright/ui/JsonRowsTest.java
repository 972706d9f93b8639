package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
  private final JsonRows<Row> rows = new JsonRows<>();

  private record Row(String key, int count) {}

  @Test
  void everyAnswerHasTheRowsAsTheyAreNow() {
    List<List<Row>> answers = List.of(
        List.of(),
        List.of(new Row("a", 1), new Row("b", 1)),
        List.of(new Row("a", 1), new Row("b", 2)),
        List.of(new Row("0", 1), new Row("a", 1), new Row("b", 2)),
        List.of(new Row("b", 2)),
        List.of());

    for (List<Row> answer : answers) {
      JsonBody body = new JsonBody();
      rows.write(answer, body);

      assertThat(body.bytes()).isEqualTo(Json.answers().writeBytes(answer));
    }
  }
}
