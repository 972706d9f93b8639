package dev.assetwright.rules.contract;

/**
 * The type of a field. Written {@code int}, {@code string?}, {@code list<Line>}, {@code map<string, list<decimal>>}; a
 * question mark says that the value may be absent.
 */
public sealed interface ContractType {
  /** A value made of no others. */
  record Scalar(ScalarType type) implements ContractType {
    @Override
    public String toString() {
      return type.word();
    }
  }

  /**
   * A record or an enum.
   *
   * @param name its name among the schema's types
   */
  record Named(String name) implements ContractType {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Several values, in order or not. */
  record ListOf(ContractType element) implements ContractType {
    @Override
    public String toString() {
      return "list<" + element + ">";
    }
  }

  /**
   * Values by key.
   *
   * @param key a scalar or an enum
   */
  record MapOf(ContractType key, ContractType value) implements ContractType {
    @Override
    public String toString() {
      return "map<" + key + ", " + value + ">";
    }
  }

  /**
   * A value or none.
   *
   * @param type not itself optional
   */
  record Maybe(ContractType type) implements ContractType {
    public Maybe {
      if (type instanceof Maybe) {
        throw new IllegalArgumentException("'%s' is optional already.".formatted(type));
      }
    }

    @Override
    public String toString() {
      return type + "?";
    }
  }

  /** The type of the value, if there is one. */
  default ContractType present() {
    return this instanceof Maybe maybe ? maybe.type() : this;
  }

  /** Whether there may be none. */
  default boolean isOptional() {
    return this instanceof Maybe;
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static ContractType parse(String text) {
    return new TypeParser(text).parse();
  }
}
