-- name: name_is_no_function_word
-- table: people
-- severity: warn
-- threshold: 0
-- description: No person or organisation is called by a word that only stands for one or holds a sentence together.
SELECT entity_kind, id, name FROM (
    SELECT 'person' AS entity_kind, person_id AS id, name FROM people
    UNION ALL SELECT 'organization', org_id, name FROM organizations
) JOIN (SELECT unnest([
    '佢', '佢哋', '佢地', '我哋', '你哋', '哋', '咁', '咁樣', '嘅', '喺', '咗', '唔', '冇', '嘢', '嗰', '呢個', '邊個', '乜嘢', '點解',
    '我', '你', '他', '她', '它', '我们', '我們', '你们', '你們', '他们', '他們', '她们', '她們', '它们', '它們', '自己', '咱们', '咱們', '大家',
    '其', '该', '該', '此', '这', '這', '那', '谁', '誰', '有人', '某人', '对方', '對方', '双方', '雙方', '本人', '前者', '后者', '後者',
    '因此', '但是', '于是', '於是', '而且', '随着', '隨著', '包括', '即使', '虽然', '雖然', '如果', '以及', '其中', '目前', '同时', '同時'
]) AS name) USING (name)
