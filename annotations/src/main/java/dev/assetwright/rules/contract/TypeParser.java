package dev.assetwright.rules.contract;

import java.util.Optional;

/** Reads the written form of a type. */
final class TypeParser {
  private final String text;
  private int at;

  TypeParser(String text) {
    this.text = text;
  }

  ContractType parse() {
    ContractType type = type();
    if (at != text.length()) {
      throw refused();
    }
    return type;
  }

  private ContractType type() {
    String word = word();
    ContractType type = accept('<') ? generic(word) : plain(word);
    return accept('?') ? new ContractType.Maybe(type) : type;
  }

  private ContractType generic(String word) {
    ContractType first = type();
    if (word.equals("list")) {
      expect('>');
      return new ContractType.ListOf(first);
    }
    if (!word.equals("map")) {
      throw refused();
    }
    expect(',');
    ContractType value = type();
    expect('>');
    return new ContractType.MapOf(first, value);
  }

  private static ContractType plain(String word) {
    Optional<ContractType> scalar = ScalarType.find(word).map(ContractType.Scalar::new);
    return scalar.orElseGet(() -> new ContractType.Named(word));
  }

  private String word() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw refused();
    }
    return text.substring(start, at);
  }

  private boolean accept(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw refused();
    }
  }

  private IllegalArgumentException refused() {
    return new IllegalArgumentException("'%s' is no type of a contract.".formatted(text));
  }
}
