package dev.assetwright.version;

import java.util.Set;

/** Knows the calls behind which code runs that no call names. */
final class Reflection {
  private static final Set<String> CALLS = Set.of(
      "java/lang/Class.forName",
      "java/lang/Class.newInstance",
      "java/lang/ClassLoader.loadClass",
      "java/lang/reflect/Constructor.newInstance",
      "java/lang/reflect/Method.invoke",
      "java/lang/reflect/Proxy.newProxyInstance",
      "java/util/ServiceLoader.load");

  private Reflection() {}

  static boolean isReflective(String owner, String name) {
    return CALLS.contains(owner + "." + name)
        || owner.equals("java/lang/invoke/MethodHandles$Lookup") && name.startsWith("find");
  }

  static String warning(String method, String owner, String name) {
    String called = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.') + "." + name;
    return ("'%s' calls %s: what runs behind it is not part of the code version. "
            + "Where it matters, declare a codeVersion by hand.")
        .formatted(method, called);
  }
}
