extension Vocabulary {
    /// "Your code is 123456": the verb in the languages that use one, whatever the language of the rest.
    static let verbsOfBeing = Vocabulary(
        ties: """
            es el, es la, est le, est la, e il, e o, is the, ist die, ist der, ist das, is, are, reads, es, é, est, ist, lautet, är, er, on, jest, je, este, eshte, είναι, adalah
            ialah, adl, merupakan, ay, ni, là, คือ, เป็น, 是, 为, 為, は, が, 는, 은, هو, هي, است, הוא, הנו, है
            হল, হলো, என்பது, არის, е
            """)
}
