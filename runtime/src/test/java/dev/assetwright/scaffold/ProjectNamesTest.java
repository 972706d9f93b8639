package dev.assetwright.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNamesTest {
  @Test
  void packageAndTypesFollowFromGroupAndName() {
    assertThat(ProjectNames.of("my-shop-2", null, null))
        .isEqualTo(new ProjectNames("my-shop-2", "com.example", "com.example.myshop2"));
    assertThat(ProjectNames.of("my-shop-2", null, null).type()).isEqualTo("MyShop2");
    assertThat(ProjectNames.of("shop", "com.acme-data", null).packageName())
        .isEqualTo("com.acme_data.shop");
    assertThat(ProjectNames.of("shop", "com.acme", "till").path()).isEqualTo("till");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Shop", "2shop", "my_shop", "my shop", "shop-", "-shop", "größe", "a--b"})
  void aNameThatMavenOrJavaWouldNotTakeIsRefused(String name) {
    assertThat(refusal(name, null, null).code()).isEqualTo("BadProjectName");
  }

  @Test
  void whatWasProbablyMeantIsSuggested() {
    ApplicationException refused = refusal("2 My Shop!", null, null);

    assertThat(refused)
        .hasMessage(
            "'2 My Shop!' cannot be the name of a project: lower-case letters, digits and hyphens, a letter first.");
    assertThat(refused.hints())
        .isEqualTo(List.of("Did you mean 'my-shop'?", "Nothing was written."));
  }

  @Test
  void groupsAndPackagesAreChecked() {
    assertThat(refusal("shop", "com..acme", null))
        .hasMessage(
            "'com..acme' cannot be a group: lower-case words joined by dots, such as com.example.");
    assertThat(refusal("shop", null, "com.Acme"))
        .hasMessage(
            "'com.Acme' cannot be a package: lower-case words joined by dots, none of them a word of Java.");
    assertThat(refusal("new", null, null).hints())
        .containsExactly("To name another: --package com.example.assets", "Nothing was written.");
  }

  private static ApplicationException refusal(
      String name, @Nullable String group, @Nullable String packageName) {
    ApplicationException[] refused = new ApplicationException[1];
    assertThatThrownBy(() -> ProjectNames.of(name, group, packageName))
        .isInstanceOfSatisfying(ApplicationException.class, e -> refused[0] = e);
    return refused[0];
  }
}
