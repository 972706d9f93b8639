package dev.assetwright.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assetwright.Config;
import dev.assetwright.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  enum Level {
    LOW,
    VERY_HIGH
  }

  @Config("crm")
  record CrmConfig(
      URI apiUrl,
      @Config.Default("3") int retries,
      @Config.Secret String token) {
    CrmConfig {
      if (retries > 9) {
        throw new IllegalArgumentException("'crm.retries' is %d, at most 9.".formatted(retries));
      }
    }
  }

  @Config("kinds")
  record Kinds(
      String text,
      boolean flag,
      Boolean boxedFlag,
      char letter,
      byte small,
      short medium,
      Integer whole,
      long large,
      float ratio,
      double rate,
      BigDecimal price,
      Level level,
      Path place,
      URI address,
      Duration delay,
      LocalDate day,
      ZoneId zone,
      Optional<Duration> pause,
      Optional<String> nothing,
      List<Integer> numbers,
      List<Level> levels) {}

  @Config("sales")
  record SalesConfig(Optional<Path> folder) {}

  @TempDir
  private Path folder;

  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> options = new ArrayList<>();

  private void yaml(String text) throws IOException {
    Files.writeString(folder.resolve("assetwright.yaml"), text);
  }

  private Configuration read() {
    return Configuration.read(new ConfigurationSources(folder, environment, options));
  }

  private List<String> problems(List<Class<? extends Record>> types) {
    return catchThrowableOfType(ConfigurationException.class, () -> read().bindAll(types))
        .problems();
  }

  @Test
  void everyKindOfValueIsReadFromTheFile() throws IOException {
    yaml("""
        kinds:
          text: "007"
          flag: true
          boxed-flag: false
          letter: x
          small: -128
          medium: 300
          whole: 12
          large: 5000000000
          ratio: 0.5
          rate: 1e3
          price: 1.50
          level: very-high
          place: data/in
          address: https://shop.example/api
          delay: PT5M
          day: 2026-06-01
          zone: Europe/London
          pause: PT1S
          nothing:
          numbers: [1, 2]
          levels:
            - low
            - VERY_HIGH
        """);

    assertThat(read().bind(Kinds.class))
        .isEqualTo(new Kinds(
            "007",
            true,
            false,
            'x',
            (byte) -128,
            (short) 300,
            12,
            5_000_000_000L,
            0.5f,
            1000,
            new BigDecimal("1.50"),
            Level.VERY_HIGH,
            folder.resolve("data/in"),
            URI.create("https://shop.example/api"),
            Duration.ofMinutes(5),
            LocalDate.of(2026, 6, 1),
            ZoneId.of("Europe/London"),
            Optional.of(Duration.ofSeconds(1)),
            Optional.empty(),
            List.of(1, 2),
            List.of(Level.LOW, Level.VERY_HIGH)));
  }

  @Test
  void optionsWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
    yaml("sales:\n  folder: file\n");
    assertThat(read().bind(SalesConfig.class).folder()).contains(folder.resolve("file"));

    environment.put("ASSETWRIGHT_SALES_FOLDER", "variable");
    assertThat(read().bind(SalesConfig.class).folder()).contains(folder.resolve("variable"));

    options.add("sales.folder=/first");
    options.add("sales.folder=/option");
    assertThat(read().bind(SalesConfig.class).folder()).contains(Path.of("/option"));

    options.add("sales.folder=");
    assertThat(read().bind(SalesConfig.class).folder()).as("taken back").isEmpty();
  }

  @Test
  void aNameMayBeWrittenInKebabCamelOrSnakeCase() throws IOException {
    environment.put("ASSETWRIGHT_CRM_TOKEN", "t");
    for (String name : List.of("api-url", "apiUrl", "api_url")) {
      yaml("crm: {%s: http://a}".formatted(name));
      assertThat(read().bind(CrmConfig.class).apiUrl()).isEqualTo(URI.create("http://a"));
      yaml("crm.%s: http://a".formatted(name));
      assertThat(read().bind(CrmConfig.class).apiUrl()).isEqualTo(URI.create("http://a"));
    }
  }

  @Test
  void listsOutsideTheFileAreSeparatedByCommas() {
    options.add("lists.levels=low, very_high");
    options.add("lists.numbers=");

    assertThat(read().bind(Lists.class))
        .isEqualTo(new Lists(List.of(Level.LOW, Level.VERY_HIGH), List.of()));
  }

  @Config("lists")
  record Lists(List<Level> levels, List<Integer> numbers) {}

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    yaml("""
        crm:
          retries: many
          tokn: x
        sales:
          foldr: in
        """);
    environment.put("ASSETWRIGHT_WORKERS", "0");
    options.add("folder=x");

    assertThat(problems(List.of(CrmConfig.class, SalesConfig.class)))
        .containsExactly(
            "The settings 'assetwright' are refused by EngineSettings: 'assetwright.workers' is 0; at least 1 step must be able to run. Where they are set: 'assetwright.workers' (ASSETWRIGHT_WORKERS).",
            "'crm.apiUrl' is not set; it takes an address, such as 'https://shop.example/api'. Put it into assetwright.yaml, set ASSETWRIGHT_CRM_API_URL, or add --set crm.apiUrl=…",
            "'crm.retries' is 'many' (assetwright.yaml, line 2); it takes a whole number, such as 12.",
            "'crm.token' is not set; it takes a text. Put it into assetwright.yaml, set ASSETWRIGHT_CRM_TOKEN, or add --set crm.token=…",
            "'crm.tokn' (assetwright.yaml, line 3) is no known setting. Did you mean 'crm.token'?",
            "'sales.foldr' (assetwright.yaml, line 5) is no known setting. Did you mean 'sales.folder'?",
            "'folder' (--set) is no known setting. Did you mean 'sales.folder'?");
  }

  @Test
  void whatIsNearNothingIsToldWithWhatThereIs() {
    options.add("completely.other=1");

    assertThat(problems(List.of(SalesConfig.class)))
        .containsExactly(
            "'completely.other' (--set) is no known setting. There is 'assetwright.limits', 'assetwright.retention', 'assetwright.runTimeout', 'assetwright.workers', 'codeVersion.libraries', 'sales.folder', 'store.password', 'store.schema', 'store.url', 'store.user' and 4 others.");
  }

  @Test
  void aValueForAWholeSectionIsToldWhatItHas() {
    options.add("crm=x");

    assertThat(problems(List.of(CrmConfig.class)))
        .contains(
            "'crm' (--set) is no known setting. It is a section, of 'crm.apiUrl', 'crm.retries', 'crm.token'.");
  }

  @Test
  void anAddressOfAStoreThatHoldsAPasswordIsRefusedAndNotShown() {
    for (String url : List.of(
        "jdbc:postgresql://db/sales?user=app&password=top-secret",
        "jdbc:postgresql://app:top-secret@db/sales",
        "jdbc:postgresql://app:top-secret/or?not@db/sales")) {
      options.clear();
      options.add("store.url=" + url);

      assertThatThrownBy(() -> read().bind(StoreSettings.class))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'store.url' holds a password")
          .hasMessageContaining("Set it as 'store.password' instead.")
          .hasMessageNotContaining("top-secret");
    }
  }

  @Config("store")
  record TakenConfig(String url) {}

  @Test
  void aRecordMayNotTakeAPrefixOfTheEngine() {
    options.add("store.url=https://shop.example");

    assertThat(problems(List.of(TakenConfig.class)))
        .containsExactly(
            "'TakenConfig' takes the prefix 'store', which is Assetwright's own. Give it another in its @Config.");
  }

  @Test
  void theEnginesOwnSettingsAreKnown() {
    environment.put("ASSETWRIGHT_WORKERS", "2");
    assertThat(read().bindAll(List.of()).get(EngineSettings.class).workers()).contains(2);

    options.add("assetwright.wokers=3");
    assertThat(problems(List.of()))
        .containsExactly(
            "'assetwright.wokers' (--set) is no known setting. Did you mean 'assetwright.workers'?");
  }

  @Test
  void aVariableThatIsAlmostKnownIsAnErrorAndAForeignOneIsANotice() {
    environment.put("ASSETWRIGHT_SERVICE_HOST", "10.0.0.1");
    environment.put("ASSETWRIGHT_JAVA_OPTIONS", "-Xmx2g");
    environment.put("PATH", "/bin");
    BoundConfiguration bound = read().bindAll(List.of(SalesConfig.class));
    assertThat(bound.notices())
        .containsExactly(
            "The environment variable 'ASSETWRIGHT_SERVICE_HOST' is no known setting and was left out.");

    environment.put("ASSETWRIGHT_SALES_FOLDR", "x");
    environment.put("ASSETWRIGHT_SALES_EVERYTHING", "x");
    assertThat(problems(List.of(SalesConfig.class)))
        .containsExactly(
            "The environment variable 'ASSETWRIGHT_SALES_EVERYTHING' is no known setting. There is 'ASSETWRIGHT_CODE_VERSION_LIBRARIES', 'ASSETWRIGHT_LIMITS', 'ASSETWRIGHT_RETENTION', 'ASSETWRIGHT_RUN_TIMEOUT', 'ASSETWRIGHT_SALES_FOLDER', 'ASSETWRIGHT_STORE_PASSWORD', 'ASSETWRIGHT_STORE_SCHEMA', 'ASSETWRIGHT_STORE_URL', 'ASSETWRIGHT_STORE_USER', 'ASSETWRIGHT_WAREHOUSE_PASSWORD', 'ASSETWRIGHT_WAREHOUSE_SCHEMA', 'ASSETWRIGHT_WAREHOUSE_URL', 'ASSETWRIGHT_WAREHOUSE_USER', 'ASSETWRIGHT_WORKERS'.",
            "The environment variable 'ASSETWRIGHT_SALES_FOLDR' is no known setting. Did you mean 'ASSETWRIGHT_SALES_FOLDER'?");
  }

  @Test
  void theMessageOfARecordThatRefusesIsTold() {
    options.addAll(List.of("crm.api-url=http://a", "crm.token=t", "crm.retries=10"));

    assertThatThrownBy(() -> read().bind(CrmConfig.class))
        .hasMessage(
            "The settings 'crm' are refused by CrmConfig: 'crm.retries' is 10, at most 9. Where they are set: 'crm.apiUrl' (--set), 'crm.retries' (--set), 'crm.token' (--set).");
  }

  @Test
  void aNumberOutOfItsRangeIsRefusedWithWhereItStands() throws IOException {
    yaml("""
        paged:
          size: 501
          factors: 0.5, 2
          patience: -1
        """);

    assertThat(problems(List.of(Paged.class)))
        .containsExactly(
            "'paged.size' is '501' (assetwright.yaml, line 2); it takes numbers from 1 to 500.",
            "'paged.factors' is '0.5, 2' (assetwright.yaml, line 3); it takes numbers of at most 1.5.",
            "'paged.patience' is '-1' (assetwright.yaml, line 4); it takes numbers of at least 0.");
  }

  @Config("paged")
  record Paged(
      @Range(min = 1, max = 500) int size,
      @Range(max = 1.5) List<Double> factors,
      @Range(min = 0) Optional<Long> patience) {}

  @Test
  void aPoolHasThePlacesThatAreSet() {
    options.add("pools.crm_api=8");
    BoundConfiguration bound =
        read().bindAll(List.of(), new TreeMap<>(Map.of("crm_api", 4, "mail", 1)));

    assertThat(bound.pools()).isEqualTo(Map.of("crm_api", 8, "mail", 1));

    options.add("pools.mail=none");
    assertThatThrownBy(() -> read().bindAll(List.of(), new TreeMap<>(Map.of("mail", 1))))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> assertThat(e.problems())
                .contains(
                    "'pools.mail' (--set) is 'none', but the number of places in a pool is 1 or more."));
  }

  @Config("shop")
  record ShopConfig(
      Source source,
      Optional<Mail> mail,
      @Config.Default("EUR") String currency) {}

  record Source(Path folder, @Config.Default("3") int maxTries, Login login) {}

  record Login(@Config.NotBlank String user, @Config.Secret Optional<String> password) {}

  record Mail(
      @Config.Pattern(value = ".+@.+", expected = "an address, such as a@b.example")
      String to,

      @Config.Pattern("[a-z]+") List<String> kinds) {
    Mail {
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException("Name a kind.");
      }
    }
  }

  @Test
  void aRecordInARecordIsASectionToAnyDepth() throws IOException {
    yaml("""
        shop:
          source:
            folder: in
            max-tries: 5
            login: {user: ada}
        """);
    environment.put("ASSETWRIGHT_SHOP_SOURCE_LOGIN_PASSWORD", "secret");
    options.add("shop.source.maxTries=7");

    BoundConfiguration bound = read().bindAll(List.of(ShopConfig.class));

    assertThat(bound.get(ShopConfig.class))
        .isEqualTo(new ShopConfig(
            new Source(folder.resolve("in"), 7, new Login("ada", Optional.of("secret"))),
            Optional.empty(),
            "EUR"));
    assertThat(bound.settings())
        .extracting(BoundConfiguration.Setting::toString)
        .contains(
            "Setting[key=shop.source.maxTries, value=7, origin=--set]",
            "Setting[key=shop.source.login.user, value=ada, origin=assetwright.yaml, line 5]",
            "Setting[key=shop.source.login.password, value=******, origin=ASSETWRIGHT_SHOP_SOURCE_LOGIN_PASSWORD]",
            "Setting[key=shop.mail.to, value=null, origin=default]");
  }

  @Test
  void anOptionalSectionIsThereWhenAnythingOfItIsSet() {
    options.addAll(List.of("shop.source.folder=in", "shop.source.login.user=ada"));
    String without = fingerprint();
    options.addAll(List.of("shop.mail.to=a@b", "shop.mail.kinds=daily"));

    assertThat(read().bind(ShopConfig.class).mail()).contains(new Mail("a@b", List.of("daily")));
    assertThat(fingerprint()).isNotEqualTo(without);

    options.remove(options.size() - 1);
    assertThat(problems(List.of(ShopConfig.class)))
        .containsExactly(
            "'shop.mail.kinds' is not set; it takes a list, each entry a text. Put it into assetwright.yaml, set ASSETWRIGHT_SHOP_MAIL_KINDS, or add --set shop.mail.kinds=…");
  }

  private String fingerprint() {
    return read().bindAll(List.of(ShopConfig.class)).fingerprint(List.of(ShopConfig.class));
  }

  @Test
  void aSettingInASectionIsToldByItsWholeName() throws IOException {
    yaml("""
        shop:
          source:
            max-tries: many
            login: {user: " ", pasword: x}
          mail: {to: nobody, kinds: [daily, 2nd]}
        """);
    options.add("shop.source=x");

    assertThat(problems(List.of(ShopConfig.class)))
        .containsExactly(
            "'shop.source.folder' is not set; it takes the path of a file or folder. Put it into assetwright.yaml, set ASSETWRIGHT_SHOP_SOURCE_FOLDER, or add --set shop.source.folder=…",
            "'shop.source.maxTries' is 'many' (assetwright.yaml, line 3); it takes a whole number, such as 12.",
            "'shop.source.login.user' is ' ' (assetwright.yaml, line 4); it takes a text that is not blank.",
            "'shop.mail.to' is 'nobody' (assetwright.yaml, line 5); it takes an address, such as a@b.example.",
            "'shop.mail.kinds' is '[daily, 2nd]' (assetwright.yaml, line 5); it takes a text like '[a-z]+'.",
            "'shop.source.login.pasword' (assetwright.yaml, line 4) is no known setting. Did you mean 'shop.source.login.password'?",
            "'shop.source' (--set) is no known setting. It is a section, of 'shop.source.folder', 'shop.source.login.password', 'shop.source.login.user', 'shop.source.maxTries'.");
  }

  @Test
  void whatASectionsRecordRefusesIsToldWithItsName() {
    options.addAll(List.of("shop.source.folder=in", "shop.source.login.user=ada"));
    options.addAll(List.of("shop.mail.to=a@b", "shop.mail.kinds="));

    assertThat(problems(List.of(ShopConfig.class)))
        .containsExactly(
            "The settings 'shop.mail' are refused by Mail: Name a kind. Where they are set: 'shop.mail.to' (--set), 'shop.mail.kinds' (--set).");
  }

  @Test
  void aRecordThatHoldsItselfIsNoSection() {
    assertThatThrownBy(() -> read().bind(Endless.class))
        .hasMessageStartingWith("'Endless.more' is of type 'java.util.Optional<");
  }

  @Config("endless")
  record Endless(@Config.Default("1") int a, Optional<Endless> more) {}

  @Test
  void aSecretSectionHidesAllOfIt() {
    options.addAll(List.of("vault.keys.pin=12", "vault.keys.name=a"));

    assertThat(read().bindAll(List.of(Vault.class)).settings())
        .extracting(BoundConfiguration.Setting::toString)
        .contains("Setting[key=vault.keys.pin, value=******, origin=--set]");
    options.add("vault.keys.name= ");
    assertThat(problems(List.of(Vault.class)))
        .containsExactly(
            "'vault.keys.name' has a value that is not allowed (--set); it takes a text that is not blank.");
  }

  @Config("vault")
  record Vault(@Config.Secret Keys keys) {}

  record Keys(int pin, @Config.NotBlank String name) {}

  @Test
  void inATestSettingsAreToldAsTheTestGivesThem() {
    ConfigurationSources sources = new ConfigurationSources(
        folder,
        Map.of(),
        List.of(new ConfigurationSources.Option("key.pin=x", "project.set")),
        Manner.TEST);

    assertThatThrownBy(
            () -> Configuration.read(sources).bindAll(List.of(KeyConfig.class, SalesNumbers.class)))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> assertThat(e.problems())
                .containsExactly(
                    "'key.pin' has a value that cannot be read (project.set); it takes a whole number, such as 12.",
                    "'numbers.most' is not set; it takes a whole number, such as 12. Set it in the test: project.set(\"numbers.most\", …) or @AssetTest(set = \"numbers.most=…\")"));
  }

  @Config("numbers")
  record SalesNumbers(int most) {}

  @Test
  void aSecretIsNeverToldNotEvenWhenItIsUnreadable() {
    options.addAll(List.of("key.pin=top-secret"));

    assertThatThrownBy(() -> read().bind(KeyConfig.class))
        .hasMessage(
            "'key.pin' has a value that cannot be read (--set); it takes a whole number, such as 12.");
  }

  @Config("key")
  record KeyConfig(@Config.Secret int pin) {}

  @Test
  void settingsAreShownWithOriginAndMaskedSecrets() throws IOException {
    yaml("crm:\n  api-url: http://a\n");
    options.add("crm.token=top-secret");

    assertThat(read().bindAll(List.of(CrmConfig.class)).settings())
        .extracting(BoundConfiguration.Setting::toString)
        .containsExactly(
            "Setting[key=assetwright.workers, value=null, origin=default]",
            "Setting[key=assetwright.runTimeout, value=null, origin=default]",
            "Setting[key=assetwright.retention, value=null, origin=default]",
            "Setting[key=assetwright.limits, value=, origin=default]",
            "Setting[key=codeVersion.libraries, value=, origin=default]",
            "Setting[key=store.url, value=null, origin=default]",
            "Setting[key=store.user, value=null, origin=default]",
            "Setting[key=store.password, value=null, origin=default]",
            "Setting[key=store.schema, value=assetwright, origin=default]",
            "Setting[key=warehouse.url, value=null, origin=default]",
            "Setting[key=warehouse.user, value=null, origin=default]",
            "Setting[key=warehouse.password, value=null, origin=default]",
            "Setting[key=warehouse.schema, value=warehouse, origin=default]",
            "Setting[key=crm.apiUrl, value=http://a, origin=assetwright.yaml, line 2]",
            "Setting[key=crm.retries, value=3, origin=default]",
            "Setting[key=crm.token, value=******, origin=--set]");
  }

  @Test
  void aTypeThatCannotBeConfiguredIsToldAtItsComponent() {
    assertThatThrownBy(() -> read().bind(BadConfig.class))
        .hasMessage(
            "'BadConfig.loader' is of type 'java.lang.ClassLoader', which cannot be configured."
                + " Use a text, number, enum, Path, URI, Duration, LocalDate or ZoneId, an Optional or List of one, or a record of such components.");
  }

  @Config("bad")
  record BadConfig(ClassLoader loader) {}

  @Test
  void aDefaultThatCannotBeReadNamesWhereItStands() {
    assertThatThrownBy(() -> read().bind(WrongDefault.class))
        .hasMessage(
            "'wrong.delay' is '5 min' (@Config.Default of WrongDefault.delay); it takes a duration, such as 'PT32H' or 'P2D'.");
  }

  @Config("wrong")
  record WrongDefault(@Config.Default("5 min") Duration delay) {}

  @Test
  void oneSettingWrittenTwiceInTheFileIsAnError() throws IOException {
    yaml("crm:\n  apiUrl: http://a\n  api-url: http://b\n");

    assertThatThrownBy(this::read)
        .hasMessage(
            "'crm.api-url' (assetwright.yaml, line 3) is set a second time; the first is 'crm.apiUrl' (assetwright.yaml, line 2). Remove one of them.");
  }

  @Test
  void aFileThatIsNoYamlIsToldWithItsLine() throws IOException {
    yaml("crm:\n  - a: [1\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining("assetwright.yaml")
        .hasMessageContaining("line ");

    yaml("just text");
    assertThatThrownBy(this::read)
        .hasMessageContaining("line 1: settings are written 'name: value'.");

    yaml("crm:\n  list: [{a: 1}]\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining("line 2: the list 'crm.list' holds something else");
  }

  @Test
  void anOptionWithoutEqualsSetsNothing() {
    options.add("sales.folder");

    assertThatThrownBy(this::read)
        .hasMessage(
            "'--set sales.folder' sets nothing; write --set key=value, such as --set assetwright.workers=4.");
  }

  @Test
  void anEmptyFileAndAnEmptySectionSetNothing() throws IOException {
    yaml("# nothing yet\n");
    assertThat(read().bindAll(List.of(SalesConfig.class)).get(SalesConfig.class).folder())
        .isEmpty();

    yaml("sales:\n");
    assertThat(read().bindAll(List.of(SalesConfig.class)).get(SalesConfig.class).folder())
        .isEmpty();
  }

  @Test
  void aFingerprintChangesWithValuesButNotWithPlacesOrSecrets() {
    String first = fingerprint("http://a", "3", "t");

    assertThat(first).matches("[0-9a-f]{16}");
    assertThat(fingerprint("http://b", "3", "u")).isEqualTo(first);
    assertThat(fingerprint("http://a", "4", "t")).isNotEqualTo(first);
    assertThat(read().bindAll(List.of(SalesConfig.class)).fingerprint(List.of(SalesConfig.class)))
        .as("nothing that counts")
        .isEmpty();
  }

  private String fingerprint(String url, String retries, String token) {
    options.clear();
    options.addAll(List.of("crm.apiUrl=" + url, "crm.retries=" + retries, "crm.token=" + token));
    BoundConfiguration bound = read().bindAll(List.of(CrmConfig.class));
    options.clear();
    return bound.fingerprint(List.of(CrmConfig.class));
  }

  @Test
  void aFingerprintKeepsNeighboringTextsApart() {
    assertThat(words("a,b", "")).isNotEqualTo(words("a", "b"));
    assertThat(words("ab,c", "x")).isNotEqualTo(words("a,bc", "x"));
    assertThat(words("a", "b")).isEqualTo(words("a", "b"));
  }

  @Config("words")
  record Words(List<String> first, Optional<String> second) {}

  private String words(String first, String second) {
    options.addAll(List.of("words.first=" + first, "words.second=" + second));
    String fingerprint = read().bindAll(List.of(Words.class)).fingerprint(List.of(Words.class));
    options.clear();
    return fingerprint;
  }
}
