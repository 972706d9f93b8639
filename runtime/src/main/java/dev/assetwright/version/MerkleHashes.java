package dev.assetwright.version;

import java.util.Arrays;
import java.util.List;

/**
 * Hashes of elements together with everything they lead to. Elements that call each other share a hash of their circle,
 * to which each adds its own.
 */
final class MerkleHashes {
  private final List<CodeGraph.Node> nodes;
  private final byte[][] hashes;

  private MerkleHashes(List<CodeGraph.Node> nodes) {
    this.nodes = nodes;
    this.hashes = new byte[nodes.size()][];
  }

  /** Returns one hash for each node. */
  static byte[][] of(CodeGraph graph) {
    MerkleHashes result = new MerkleHashes(graph.nodes());
    StronglyConnectedComponents.of(graph.successors()).forEach(result::component);
    return result.hashes;
  }

  private void component(int[] members) {
    byte[][] own = new byte[members.length][];
    for (int i = 0; i < members.length; i++) {
      own[i] = withReferences(nodes.get(members[i]));
    }
    if (members.length == 1) {
      hashes[members[0]] = own[0];
      return;
    }
    CodeHasher circle = new CodeHasher();
    sorted(own).forEach(circle::bytes);
    byte[] shared = circle.hash();
    for (int i = 0; i < members.length; i++) {
      hashes[members[i]] = new CodeHasher().bytes(shared).bytes(own[i]).hash();
    }
  }

  private byte[] withReferences(CodeGraph.Node node) {
    CodeHasher hasher = new CodeHasher().bytes(node.hash());
    for (int[] group : node.references()) {
      byte[][] targets = new byte[group.length][];
      for (int i = 0; i < group.length; i++) {
        // Within a circle the whole hash is not known yet; the target's own content stands in.
        byte[] known = hashes[group[i]];
        targets[i] = known == null ? nodes.get(group[i]).hash() : known;
      }
      hasher.number(targets.length);
      sorted(targets).forEach(hasher::bytes);
    }
    return hasher.hash();
  }

  private static List<byte[]> sorted(byte[][] hashes) {
    byte[][] copy = hashes.clone();
    Arrays.sort(copy, Arrays::compareUnsigned);
    return Arrays.asList(copy);
  }
}
