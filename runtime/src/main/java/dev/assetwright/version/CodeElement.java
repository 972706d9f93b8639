package dev.assetwright.version;

/**
 * Something whose content can change what an asset does; a node of the graph of reached code.
 *
 * @param kind what it is
 * @param owner the class's internal name, or the resource's path
 * @param name the name of a method or static field, else empty
 * @param descriptor the descriptor of a method or static field, else empty
 */
record CodeElement(Kind kind, String owner, String name, String descriptor) {
  enum Kind {
    /** The instructions of one method, lambdas in it included. */
    METHOD,
    /** The statements of a static initializer that set or fill one static field. */
    STATIC_FIELD,
    /** The statements of a static initializer that do more than to set fields of the class. */
    INITIALIZER,
    /** What reflection sees of a class that is used as a value: fields, annotations, members. */
    SHAPE,
    /** The bytes of a file named by a constant string. */
    RESOURCE,
    /** The bytes of a class file that cannot be read. */
    CLASS_FILE,
    /** A method that no class of the application declares; only its name counts. */
    ABSENT
  }

  static CodeElement method(String owner, String name, String descriptor) {
    return new CodeElement(Kind.METHOD, owner, name, descriptor);
  }

  static CodeElement staticField(String type, String name, String descriptor) {
    return new CodeElement(Kind.STATIC_FIELD, type, name, descriptor);
  }

  static CodeElement initializer(String type) {
    return new CodeElement(Kind.INITIALIZER, type, "", "");
  }

  static CodeElement shape(String type) {
    return new CodeElement(Kind.SHAPE, type, "", "");
  }

  static CodeElement resource(String path) {
    return new CodeElement(Kind.RESOURCE, path, "", "");
  }

  static CodeElement classFile(String type) {
    return new CodeElement(Kind.CLASS_FILE, type, "", "");
  }

  static CodeElement absent(MethodReference method) {
    return new CodeElement(Kind.ABSENT, method.owner(), method.name(), method.descriptor());
  }
}
