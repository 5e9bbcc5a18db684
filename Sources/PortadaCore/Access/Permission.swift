/// Something that not everybody in the newsroom may do.
public enum Permission: String, Sendable, Hashable, CaseIterable {
    /// Begin stories, and edit one's own until readers see them.
    case write
    /// Edit colleagues' stories that readers don't see.
    case editOthers
    /// Edit, correct and update what readers see.
    case editPublished
    /// Bring a story before the readers, now or at a time, and take it back as a mistake.
    case publish
    /// Publish before an embargo ends.
    case breakEmbargo
    /// Take a story back with a public notice, and throw stories away.
    case withdraw
    /// Remove a story's text from everywhere that readers and ordinary colleagues look, and see those removed.
    case kill
    /// Bring pictures in; describe and remove one's own.
    case addPictures
    /// Change captions, alt texts and credits of all pictures, and remove those that nobody uses.
    case managePictures
    /// Arrange the front page and its breaking strip.
    case arrangeFront
    /// Merge and rename tags, and change people and agencies.
    case manageNames
    /// Change sections, menus, blocks and redirects.
    case manageSections
    /// Decide about readers' comments.
    case moderate
    /// Change the newspaper's settings.
    case manageSettings
    /// Read who did what.
    case readAudit
    /// Let people and programs in, and shut them out.
    case manageAccounts
}
