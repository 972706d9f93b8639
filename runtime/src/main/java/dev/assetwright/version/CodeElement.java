package dev.assetwright.version;

/**
 * Something whose content can change what an asset does; a node of the graph of reached code.
 *
 * @param kind what it is
 * @param owner the class's internal name, or the resource's path
 * @param name the method's name; empty unless a method
 * @param descriptor the method's descriptor; empty unless a method
 */
record CodeElement(Kind kind, String owner, String name, String descriptor) {
  enum Kind {
    /** The instructions of one method, lambdas in it included. */
    METHOD,
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
