package dev.assetwright.version;

import org.jspecify.annotations.Nullable;

/**
 * A method of the application, as the virtual machine names it.
 *
 * @param owner the internal name of the declaring class, {@code shop/Orders$Daily}; a binary name with dots is accepted
 * @param name the method's name
 * @param descriptor its erased parameters and result, {@code (Ljava/util/List;)V}
 */
public record MethodReference(String owner, String name, String descriptor)
    implements Comparable<MethodReference> {

  public MethodReference {
    owner = owner.replace('.', '/');
  }

  // What a record brings of its own is slow until it is compiled, and a start asks for each method.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MethodReference method
            && name.equals(method.name)
            && owner.equals(method.owner)
            && descriptor.equals(method.descriptor);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
  }

  /** By class, then name, then descriptor. */
  @Override
  public int compareTo(MethodReference other) {
    int byOwner = owner.compareTo(other.owner);
    if (byOwner != 0) {
      return byOwner;
    }
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
  }

  /** Returns the form for people: {@code shop.Orders.total(String, int)}. */
  @Override
  public String toString() {
    return DisplayNames.method(owner, name, descriptor);
  }
}
