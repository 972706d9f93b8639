package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.Application.Request;
import dev.assetwright.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiRoutesTest extends ServedTest {

  private static Map<Object, Object> object(HttpResponse<String> response) {
    return object(Json.answers().read(response.body(), Map.class));
  }

  private static Map<Object, Object> object(@Nullable Object value) {
    return new LinkedHashMap<>((Map<?, ?>) value);
  }

  private static Map<Object, Object> error(HttpResponse<String> response) {
    return object(object(response).get("error"));
  }

  @Test
  void theStatusHasEveryFieldEvenWhenNothingIsThere() throws Exception {
    HttpResponse<String> response = get("/api/status");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body())
        .startsWith("{\"project\":\"shop\",\"mode\":\"dev\"")
        .contains("\"problem\":null")
        .contains("\"now\":\"2026-11-02T06:15:00Z\"");
  }

  @Test
  void theLineageHasAPlaceForEachAssetAndGroup() throws Exception {
    Map<Object, Object> lineage = object(get("/api/lineage"));

    assertThat((List<?>) lineage.get("assets")).hasSize(4);
    assertThat((List<?>) lineage.get("cards"))
        .hasSize(4)
        .allSatisfy(place -> assertThat(object(place)).containsOnlyKeys("x", "y", "w", "h"));
    assertThat((List<?>) lineage.get("edges"))
        .isEqualTo(List.of(List.of(0, 1), List.of(1, 2), List.of(3, 0)));
    assertThat((List<?>) lineage.get("routes")).hasSize(3);
    assertThat((List<?>) lineage.get("groups"))
        .extracting(group -> object(group).get("name") + " " + object(group).get("count"))
        .containsExactly("clean 1", "mart 2", "raw 1");
    assertThat(object(lineage.get("metrics")))
        .containsOnlyKeys("cardWidth", "cardHeight", "headHeight");
    assertThat((Integer) lineage.get("width")).isPositive();
  }

  @Test
  void aSelectionWithoutAssetsIsAnEmptyMap() throws Exception {
    Map<Object, Object> lineage = object(get("/api/lineage?q=group:none"));

    assertThat((List<?>) lineage.get("cards")).isEmpty();
    assertThat(lineage.get("width")).isEqualTo(0);
  }

  @Test
  void aSelectionThatIsAProblemIsToldWithItsCode() throws Exception {
    HttpResponse<String> response = get("/api/lineage?q=((");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"InvalidSelection\",\"message\":\"'((' is not closed.\",\"hints\":[]}}");
  }

  @Test
  void assetsAreListedAndAsked() throws Exception {
    assertThat((List<?>) object(get("/api/assets?q=group:mart")).get("assets")).hasSize(2);

    Map<Object, Object> asset = object(get("/api/assets/mart/daily_sales?p=2010-12-01"));
    assertThat(asset.get("key")).isEqualTo("mart/daily_sales");
    assertThat(asset.get("partition")).isEqualTo("2010-12-01");
    assertThat(asset).containsKey("latestFailure");
  }

  @Test
  void whatDoesNotExistIsToldWithASuggestion() throws Exception {
    HttpResponse<String> response = get("/api/assets/mart/dayly");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error(response).get("code")).isEqualTo("UnknownAsset");
    assertThat(error(response).get("hints")).isEqualTo(List.of("Did you mean 'mart/daily_sales'?"));
  }

  @Test
  void rowsComeInPages() throws Exception {
    Map<Object, Object> rows = object(get("/api/rows/mart/daily_sales?offset=100&n=5"));

    assertThat((List<?>) rows.get("rows")).hasSize(5);
    assertThat(rows.get("offset")).isEqualTo(100);
    assertThat(get("/api/rows/mart/daily_sales?n=1").body()).contains("[[0,null]]");
  }

  @Test
  void refusedRowsAreAnsweredWithWhatRefusedThem() throws Exception {
    String body = get("/api/quarantine/mart/daily_sales?p=2010-12-01&n=1").body();

    assertThat(body).contains("\"check\":\"is_unique\"").contains("[[0,null]]");
  }

  @Test
  void aPlanTakesTermsPartitionsAndSwitches() throws Exception {
    Map<Object, Object> plan = object(
        get(
            "/api/plan?assets=group:mart&assets=clean/sales&partitions=latest&only=true&force=true&n=2"));

    assertThat(plan.get("total")).isEqualTo(3);
    assertThat((List<?>) plan.get("steps")).hasSize(2);
    assertThat(application.requests)
        .containsExactly(new Request(List.of("group:mart", "clean/sales"), "latest", true, true));
  }

  @Test
  void aRunIsStartedAndThenFound() throws Exception {
    HttpResponse<String> started = post("/api/materialize", "{\"selection\":[\"group:mart\"]}");

    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(started.body())
        .isEqualTo("{\"run\":\"c07d50\",\"steps\":2,\"message\":\"2 steps started.\"}");
    assertThat(application.requests)
        .containsExactly(new Request(List.of("group:mart"), "all", false, false));
    assertThat((List<?>) object(get("/api/runs?asset=mart/daily_sales")).get("runs"))
        .hasSize(1);
    assertThat((List<?>) object(get("/api/runs?asset=clean/sales")).get("runs")).isEmpty();
    assertThat((List<?>) object(get("/api/runs?before=2026-11-02T06:15:00Z")).get("runs"))
        .isEmpty();
    assertThat((List<?>) object(get("/api/runs/c07d50?from=1&n=1")).get("steps"))
        .hasSize(1);
    assertThat(object(get("/api/runs/c07d50")).get("total")).isEqualTo(2);
    assertThat(get("/api/runs/zzz").statusCode()).isEqualTo(404);
  }

  @Test
  void aBackfillIsStartedFoundAndChanged() throws Exception {
    HttpResponse<String> started = post(
        "/api/backfills",
        "{\"selection\":[\"group:mart\"],\"stepsPerRun\":50,\"pace\":\"500/min\"}");

    assertThat(started.statusCode()).isEqualTo(201);
    assertThat(started.body())
        .isEqualTo(
            "{\"run\":\"4d02aa\",\"steps\":300,\"message\":\"Backfill 4d02aa has 300 steps.\"}");
    assertThat((List<?>) object(get("/api/backfills")).get("backfills")).hasSize(1);
    assertThat(object(get("/api/backfills/4d02")).get("left")).isEqualTo(180);
    assertThat(get("/api/backfills/4d02").body()).contains("\"pace\":\"500/min\"");
    assertThat(object(post("/api/backfills/4d02aa/pause", "{}")).get("status")).isEqualTo("PAUSE");
    assertThat(post("/api/backfills/4d02aa/stop", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/api/backfills/none/pause", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingToDoIsAnAnswerWithoutARun() throws Exception {
    post("/api/materialize", "{\"selection\":[]}");

    HttpResponse<String> again = post("/api/materialize", "{\"selection\":[]}");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body())
        .isEqualTo("{\"run\":null,\"steps\":0,\"message\":\"All 4 assets are up to date.\"}");
  }

  @Test
  void aLogStartsAnywhereOrAtItsLastLines() throws Exception {
    assertThat(get("/api/runs/c07d50/log?asset=clean/sales&from=-1&n=2").body())
        .contains("line 1", "line 2")
        .doesNotContain("line 0");
    assertThat(get("/api/runs/c07d50/log?from=2").body())
        .contains("line 2")
        .doesNotContain("line 1");
  }

  @Test
  void aRunIsRetried() throws Exception {
    post("/api/materialize", "{\"selection\":[]}");

    assertThat(post("/api/runs/c07d50/retry", "{}").body()).contains("Nothing failed in 'c07d50'.");
    assertThat(post("/api/runs/zzz/retry", "").statusCode()).isEqualTo(404);
  }

  @Test
  void anEnvironmentThatRefusesIsNotTheFaultOfTheRequest() throws Exception {
    HttpResponse<String> response = post("/api/runs/c07d50/cancel", "");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(error(response).get("code")).isEqualTo("StoreLocked");
  }

  @Test
  void acceptingNeedsAReasonAndSaysHowMuch() throws Exception {
    assertThat(get("/api/accept?assets=mart/daily_sales").body()).contains("would count");

    assertThat(post("/api/accept", "{\"selection\":[\"mart/daily_sales\"],\"because\":\"renamed\"}")
            .body())
        .contains("\"cells\":21", "count as made by the code of now");
    assertThat(application.accepted).containsExactly("renamed");
  }

  @Test
  void forgettingSaysHowMuch() throws Exception {
    assertThat(post("/api/forget", "{\"selection\":[\"group:mart\"],\"partitions\":\"all\"}")
            .body())
        .isEqualTo("{\"cells\":2}");
  }

  @Test
  void anEarlierVersionIsListedAndPublishedAgain() throws Exception {
    assertThat(versions(get("/api/versions/mart/daily_sales?p=2010-12-01")))
        .containsExactly("4be1c07f90aa published", "11d5a2e03b7c");

    HttpResponse<String> reverted = post(
        "/api/revert",
        "{\"asset\":\"mart/daily_sales\",\"partition\":\"2010-12-01\",\"version\":\"11d5\"}");

    assertThat(reverted.statusCode()).isEqualTo(200);
    assertThat(application.reverted).isEqualTo("11d5");
    assertThat(versions(reverted)).containsExactly("4be1c07f90aa", "11d5a2e03b7c published");
  }

  private static List<String> versions(HttpResponse<String> response) {
    return ((List<?>) object(response).get("versions"))
        .stream()
            .map(version -> object(version))
            .map(version -> version.get("version")
                + (Boolean.TRUE.equals(version.get("published")) ? " published" : ""))
            .toList();
  }

  @Test
  void partitionsOfADynamicGridAreReadAddedAndRemoved() throws Exception {
    assertThat(get("/api/partitions").body())
        .isEqualTo(
            "{\"grids\":[{\"name\":\"customer\",\"count\":1,\"assets\":[\"mart/invoices\"]}]}");

    assertThat(post("/api/partitions/customer/add", "{\"keys\":[\"globex\",\"initech\"]}")
            .body())
        .contains("\"keys\":[\"globex\",\"initech\"],\"count\":3");
    assertThat(get("/api/partitions/customer?offset=1&n=1").body())
        .contains("\"count\":3", "\"offset\":1,\"keys\":[\"globex\"]");

    assertThat(post("/api/partitions/customer/remove", "{\"keys\":[\"acme\"]}").statusCode())
        .isEqualTo(200);
    assertThat(application.customers).containsExactly("globex", "initech");

    assertThat(post("/api/partitions/custmer/add", "{\"keys\":[\"acme\"]}").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /api/partitions/customer/add    | {"keys":[]}     | names no partition
      /api/partitions/customer/remove | {"keys":[null]} | names no partition
      /api/partitions/customer/add    | {}              | 'keys'
      /api/forget      | {"selection":[],"partitions":"all"}   | The selection is empty
      /api/accept      | {"selection":["raw/x"]}               | 'because'
      /api/revert      | {"asset":"raw/x"}                     | 'version'
      /api/revert      | {"version":"4be1"}                    | 'asset'
      /api/forget      | {"selection":["raw/x"]}               | 'partitions'
      /api/materialize | {}                                    | 'selection'
      /api/materialize | null                                  | null
      /api/materialize | {"selection":                         | not the JSON
      /api/materialize | {"selection":7}                       | not the JSON
      """)
  void aBodyThatMakesNoSenseChangesNothing(String path, String body, String told) throws Exception {
    HttpResponse<String> response = post(path, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(told);
    assertThat(application.requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/rows/clean/sales?n=0, n",
    "/api/rows/clean/sales?offset=-1, offset",
    "/api/runs?n=many, n",
    "/api/runs?before=yesterday, before",
    "/api/plan?only=perhaps, only",
    "/api/events?topics=weather, weather",
  })
  void aParameterOutOfRangeIsNamed(String path, String name) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'" + name + "'");
  }

  @Test
  void aBodyLargerThanAnyThatMakesSenseIsRefused() throws Exception {
    String body = "{\"selection\":[\"" + "x".repeat(300_000) + "\"]}";

    assertThat(post("/api/materialize", body).statusCode()).isEqualTo(413);
  }

  @Test
  void aBugShowsAnIdAndNoDetail() throws Exception {
    HttpResponse<String> response = get("/api/assets/bug");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Internal", "bug in Assetwright").doesNotContain("secret");
    assertThat(error(response).get("hints").toString()).containsPattern("\\[[0-9a-f]{8}]");
  }

  @Test
  void anUnknownAddressOfTheApiIsAnErrorInJson() throws Exception {
    HttpResponse<String> response = get("/api/nothing");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error(response).get("code")).isEqualTo("UnknownAddress");
  }

  @Test
  void aReadIsNoChangeAndAChangeNoRead() throws Exception {
    assertThat(get("/api/materialize").statusCode()).isIn(404, 405);
    assertThat(post("/api/status", "{}").statusCode()).isEqualTo(405);
    assertThat(error(post("/api/status", "{}")).get("code")).isEqualTo("MethodNotAllowed");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    String tag = get("/api/lineage").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same = get("/api/lineage", "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    post("/api/materialize", "{\"selection\":[]}");
    assertThat(get("/api/lineage", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aLongAnswerIsCompressedForThoseWhoCanReadIt() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri("/api/lineage"))
        .header("Accept-Encoding", "gzip")
        .build();
    HttpResponse<byte[]> compressed = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(uncompressed(compressed.body())).isEqualTo(get("/api/lineage").body());
    assertThat(
            get("/api/status", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .isEmpty();
  }

  private static String uncompressed(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
